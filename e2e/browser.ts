import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';

/** How to launch the browser of the journeys. */
export type BrowserLaunch = {
  readonly executablePath: string;
  readonly args: string[];
  readonly env?: Record<string, string>;
};

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The browser of this machine: `CHROMIUM_PATH`, one that Playwright installed, the system's, or else the one that comes from
 * the npm registry with all the libraries it needs.
 */
export function findBrowser(root: string): BrowserLaunch {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const given = process.env.CHROMIUM_PATH;
  if (given) return { executablePath: given, args };
  const installed = [chromium.executablePath(), ...SYSTEM_BROWSERS].find((file) => existsSync(file));
  if (installed) return { executablePath: installed, args };
  return { ...packagedBrowser(root), args: ['--no-sandbox', '--disable-setuid-sandbox', '--no-zygote'] };
}

function packagedBrowser(root: string): Omit<BrowserLaunch, 'args'> {
  const home = unpackedHome(root);
  const executablePath = path.join(home, 'chromium');
  const needsLibraries = /not found/.test(
    spawnSync('ldd', [executablePath], { encoding: 'utf8' }).stdout ?? 'not found',
  );
  const needsFonts = !existsSync('/etc/fonts/fonts.conf');
  const env = {
    ...definedOnly(process.env),
    ...(needsLibraries ? { LD_LIBRARY_PATH: path.join(home, 'al2023', 'lib') } : {}),
    ...(needsFonts ? { FONTCONFIG_PATH: path.join(home, 'fonts') } : {}),
  };
  return { executablePath, env };
}

/** Unpacks once, to where this user may write and execute. */
function unpackedHome(root: string): string {
  const cache = path.join(root, 'node_modules', '.cache');
  const homes = [
    path.join(cache, 'laurel-chromium'),
    path.join(tmpdir(), `laurel-chromium-${process.getuid?.() ?? 0}`),
  ];
  const ready = homes.find((home) => isExecutable(path.join(home, 'chromium')));
  if (ready) return ready;
  const home = homes.find(canBeMade);
  if (!home) throw new Error('There is no directory the browser could be unpacked in.');
  unpack(home);
  return home;
}

function unpack(home: string): void {
  const draft = `${home}.new-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  // The package unpacks into TMPDIR, and its system libraries only where it believes to run in AWS Lambda.
  execFileSync(process.execPath, ['--input-type=module', '--eval', UNPACK], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' },
    stdio: 'inherit',
  });
  rmSync(home, { recursive: true, force: true });
  renameSync(draft, home);
}

const UNPACK = "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();";

function canBeMade(home: string): boolean {
  try {
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
