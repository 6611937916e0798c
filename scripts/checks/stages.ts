import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ofPlaywright, ofVitest, type StageResult, type Tally, yesOrNo } from './tally.ts';
import { sourceFiles, vocabularyFaults } from './vocabulary.ts';

export type Stage = { readonly name: string; readonly run: (root: string) => Promise<Tally> };

const VITEST_REPORT = path.join('test-results', 'vitest.json');
const ATTACK_REPORT = path.join('test-results', 'attacks.json');
const PLAYWRIGHT_REPORT = path.join('test-results', 'playwright.json');

/** What needs no database and ends in seconds. */
export const QUICK_STAGES: readonly Stage[] = [
  { name: 'Format and lint (Biome)', run: lint('@biomejs/biome/bin/biome', 'check', '--error-on-warnings') },
  {
    name: 'Types in use, import rules and sizes (oxlint)',
    run: lint('oxlint/bin/oxlint', '--type-aware', '--deny-warnings'),
  },
  { name: 'Types (tsc)', run: lint('typescript/bin/tsc', '--noEmit') },
  { name: 'Vocabulary', run: checkVocabulary },
  { name: 'Unused code and packages (knip)', run: lint('knip/bin/knip.js') },
];

/** Everything else: unit, property and database tests with coverage, attacks on the running product, chaos, journeys in a browser. */
export const TEST_STAGES: readonly Stage[] = [
  { name: 'Unit, property and database tests (Vitest)', run: runVitest },
  { name: 'Attacks on the running product (Vitest)', run: runAttacks },
  { name: 'Chaos, for half a minute', run: runChaosBriefly },
  { name: 'Journeys in a browser (Playwright)', run: runPlaywright },
];

/** Runs stages one after the other with their output streamed. A failed stage does not keep the next from running. */
export async function runStages(stages: readonly Stage[], root: string): Promise<StageResult[]> {
  const results: StageResult[] = [];
  for (const stage of stages) {
    process.stdout.write(`\n=== ${stage.name}\n`);
    const started = Date.now();
    const tally = await stage.run(root);
    const seconds = (Date.now() - started) / 1000;
    process.stdout.write(`${tally.failed === 0 ? 'ok' : 'FAILED'} (${seconds.toFixed(1)} s)\n`);
    results.push({ ...tally, name: stage.name, seconds });
  }
  return results;
}

function lint(program: string, ...parameters: string[]): Stage['run'] {
  return async (root) => yesOrNo(await runNode(root, program, parameters));
}

async function checkVocabulary(root: string): Promise<Tally> {
  const faults = vocabularyFaults(sourceFiles(root));
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  return yesOrNo(faults.length);
}

function runVitest(root: string): Promise<Tally> {
  const projects = ['--project=unit', '--project=database'];
  return runVitestWith(root, VITEST_REPORT, [...projects, '--coverage', '--coverage.thresholds.lines=80']);
}

function runAttacks(root: string): Promise<Tally> {
  return runVitestWith(root, ATTACK_REPORT, ['--project=live']);
}

async function runVitestWith(root: string, report: string, parameters: readonly string[]): Promise<Tally> {
  await rm(path.join(root, report), { force: true });
  const telling = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runNode(root, 'vitest/vitest.mjs', ['run', ...parameters, ...telling]);
  return ofVitest(code, await readReport(root, report));
}

async function runPlaywright(root: string): Promise<Tally> {
  const code = await runNode(root, '@playwright/test/cli.js', ['test']);
  return ofPlaywright(code, await readReport(root, PLAYWRIGHT_REPORT));
}

/** On a database and in a folder of its own, which is kept when a promise was broken. The build is the one the attacks used. */
async function runChaosBriefly(root: string): Promise<Tally> {
  const folder = await mkdtemp(path.join(tmpdir(), 'laurel-chaos-'));
  await chmod(folder, 0o711);
  const program = path.join(root, 'scripts', 'chaos.ts');
  const env = { ...process.env, LAUREL_DATA_DIR: folder };
  const code = await runFile(root, program, ['--minutes', '0.5', '--seed', '1'], env);
  if (code === 0) await removeDataDirectory(folder);
  return yesOrNo(code);
}

/** The database may live elsewhere, and be a link here. */
async function removeDataDirectory(folder: string): Promise<void> {
  const elsewhere = await readlink(path.join(folder, 'chaos', 'postgres')).catch(() => undefined);
  if (elsewhere) await rm(path.dirname(elsewhere), { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}

async function readReport(root: string, file: string): Promise<unknown> {
  const text = await readFile(path.join(root, file), 'utf8').catch(() => 'null');
  return JSON.parse(text);
}

function runNode(root: string, program: string, parameters: string[]): Promise<number> {
  return runFile(root, path.join(root, 'node_modules', program), parameters, process.env);
}

function runFile(root: string, file: string, parameters: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', 'inherit', 'inherit'] as const;
    const child = spawn(process.execPath, [file, ...parameters], { cwd: root, env, stdio: [...stdio] });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
