// Runs before `npm start` and `npm test`, on whatever Node the machine has and with nothing installed: plain JavaScript only.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { mendDriver } from './mend-driver.mjs';

const OLDEST_NODE = 20;
const RUNTIME_NODE = 24;
const PROGRESS_EVERY_MS = 10_000;
const root = path.dirname(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname));
const bundledNode = path.join(root, 'node_modules', '.bin', 'node');

await main();

async function main() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) {
    fail(
      `Laurel needs Node.js ${OLDEST_NODE} or newer to install itself; this is ${process.version}. See https://nodejs.org.`,
    );
  }
  if (!isInstalled()) await install();
  mendDriver(root);
  if (runtimeMajor() < RUNTIME_NODE) repairRuntime();
}

/** Installed means: every package of the lockfile that is not optional is there in the locked version. */
function isInstalled() {
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  const present = readPackages(path.join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '' || entry.optional || entry.devOptional || entry.peer) return true;
    return present[place]?.version === entry.version;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

async function install() {
  say('Installing packages from the lockfile (a minute or two on a new machine) ...');
  const started = Date.now();
  const elapsed = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const progress = setInterval(() => say(`Installing packages ... ${elapsed()}`), PROGRESS_EVERY_MS);
  const options = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  // Where npm takes the lockfile for incomplete (a registry that lacks other platforms), an install that keeps it does.
  const done = (await npm(['ci', ...options])) || (await npm(['install', '--no-save', ...options]));
  clearInterval(progress);
  if (!done) fail('The packages could not be installed: npm says why above.');
  say(`Packages installed in ${elapsed()}.`);
}

/** The Node that the scripts run on comes as an npm package whose install script fetches it; npm may have skipped that. */
function repairRuntime() {
  const home = path.join(root, 'node_modules', 'node');
  say('Fetching the Node.js runtime ...');
  if (existsSync(home)) spawnSync(process.execPath, ['installArchSpecificPackage.js'], { cwd: home, stdio: 'inherit' });
  // npm links only what was there when it installed.
  if (existsSync(path.join(home, 'bin', 'node')) && !existsSync(bundledNode)) {
    mkdirSync(path.dirname(bundledNode), { recursive: true });
    symlinkSync(path.join('..', 'node', 'bin', 'node'), bundledNode);
  }
  const major = runtimeMajor();
  if (major >= RUNTIME_NODE) return;
  fail(
    `Laurel runs on Node.js ${RUNTIME_NODE}, which it installs with its packages; found ${major || 'none'}. ` +
      'Allow the install script of the package "node", or install Node.js 24 on this machine.',
  );
}

/** Major version of the Node that npm scripts of this project get. */
function runtimeMajor() {
  const result = spawnSync(existsSync(bundledNode) ? bundledNode : process.execPath, ['--version'], {
    encoding: 'utf8',
  });
  return Number(/^v(\d+)/.exec(result.stdout ?? '')?.[1] ?? 0);
}

function npm(parameters) {
  const cli = process.env.npm_execpath;
  const command = cli ? [process.execPath, cli] : ['npm'];
  return new Promise((resolve) => {
    const child = spawn(command[0], [...command.slice(1), ...parameters], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}
