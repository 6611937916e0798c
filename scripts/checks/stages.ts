import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
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

/** Everything else: unit, property and database tests with coverage, attacks on the running product, journeys in a browser. */
export const TEST_STAGES: readonly Stage[] = [
  { name: 'Unit, property and database tests (Vitest)', run: runVitest },
  { name: 'Attacks on the running product (Vitest)', run: runAttacks },
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

async function readReport(root: string, file: string): Promise<unknown> {
  const text = await readFile(path.join(root, file), 'utf8').catch(() => 'null');
  return JSON.parse(text);
}

function runNode(root: string, program: string, parameters: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const file = path.join(root, 'node_modules', program);
    const stdio = ['ignore', 'inherit', 'inherit'] as const;
    const child = spawn(process.execPath, [file, ...parameters], { cwd: root, stdio: [...stdio] });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
