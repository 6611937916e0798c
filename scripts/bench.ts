import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openBenchDatabase } from './bench/bench-database.ts';
import { FULL_DOORS, measureDoors, QUICK_DOORS } from './bench/doors/measure.ts';
import { doorsLines } from './bench/doors/report.ts';
import { type Latency, measureLatency } from './bench/latency.ts';
import { describeMachine } from './bench/machine.ts';
import { proveEqualWork } from './bench/proof.ts';
import { type BenchReport, type Result, reportLines } from './bench/report.ts';
import { ENTRIES, type Entry, recordRounds } from './bench/rounds.ts';
import { measured } from './bench/statistics.ts';
import { type BenchSize, FULL, prepareWorld, QUICK, type World } from './bench/world.ts';
import { dataDirectory } from './product/database.ts';
import { failWith, StartFailure, say, step } from './product/terminal.ts';

const USAGE = `Usage: npm run bench -- [options]

Measures ingest, rewarding and latency end to end, beside the floor (the same writes by one SQL function) and a naive pipeline,
on an embedded, durable PostgreSQL of its own; then the partner API over HTTP, on the production build beside a worker, in a shop with a
million purchases. Takes a quarter of an hour; let the machine do nothing else.

  --database URL   a server where databases may be created; DATABASE_URL when absent. Nothing that exists there is touched
  --rounds N       how often everything is run (3)
  --only WORDS     entries whose name contains one of these words, with commas between; "http" is the API alone
  --quick          a small bench, to see that everything runs`;

const HTTP = 'http';

main().catch(failWith);

async function main(): Promise<void> {
  const { quick, rounds, only, database = process.env.DATABASE_URL || undefined } = readWishes();
  const dataDir = dataDirectory();
  if (!only?.every((word) => word === HTTP)) await measurePipeline(dataDir, database, { quick, rounds, only });
  if (only !== undefined && !only.includes(HTTP)) return;
  const doors = await inBenchDatabase(dataDir, database, (url) => measureDoors(url, quick ? QUICK_DOORS : FULL_DOORS));
  say(`\n${doorsLines(doors).join('\n')}`);
  say(`\nWritten to ${await keep(dataDir, doors, '-http')}`);
}

type Wishes = { quick: boolean; rounds?: number | undefined; only?: string[] | undefined };

async function measurePipeline(dataDir: string, database: string | undefined, { quick, rounds, only }: Wishes) {
  const size = { ...(quick ? QUICK : FULL), ...(rounds === undefined ? {} : { rounds }) };
  const rewarding = await inBenchDatabase(dataDir, database, async (url) => {
    const world = await step('Preparing customers, rules and purchases', () => prepareWorld(url, size));
    return measureAll(world, only).finally(world.services.close);
  });
  const report = { ...rewarding, latency: await latencyApart(dataDir, database, size) };
  say(`\n${reportLines(report).join('\n')}`);
  say(`\nWritten to ${await keep(dataDir, report)}`);
}

/** A database for one measurement, dropped after it. */
async function inBenchDatabase<T>(
  dataDir: string,
  given: string | undefined,
  measure: (url: string) => Promise<T>,
): Promise<T> {
  const database = await openBenchDatabase(dataDir, given);
  return measure(database.url).finally(database.drop);
}

async function measureAll(world: World, only: readonly string[] | undefined): Promise<Omit<BenchReport, 'latency'>> {
  const machine = await describeMachine(world.sql);
  const entries = ENTRIES.filter(({ name }) => only === undefined || only.some((word) => name.includes(word)));
  if (entries.length > 0) await step('Recording what the pipeline writes', () => recordRounds(world));
  const runs = new Map<string, { perSecond: number; workerMegabytes?: number }[]>();
  for (let round = 0; round < world.size.rounds; round += 1) {
    for (const entry of round % 2 === 0 ? entries : entries.toReversed()) {
      await step(`Round ${round + 1}: ${entry.name}`, () => runOnce(world, entry, round, runs));
    }
  }
  const proof = only === undefined ? await step('Comparing what was written', () => proveEqualWork(world)) : [];
  const results = entries.map(({ key, name }): Result => {
    const all = runs.get(key) ?? [];
    const megabytes = all.flatMap(({ workerMegabytes }) => workerMegabytes ?? []);
    return {
      key,
      name,
      perSecond: measured(all.map(({ perSecond }) => perSecond)),
      workerMegabytes: Math.max(0, ...megabytes),
    };
  });
  return { at: new Date().toISOString(), machine, size: world.size, results, proof };
}

/** On a database of its own: what other measurements left unpaid and untold would be done beside it. */
async function latencyApart(dataDir: string, given: string | undefined, size: BenchSize): Promise<Latency> {
  return inBenchDatabase(dataDir, given, async (url) => {
    const world = await step('Preparing a shop for latency', () => prepareWorld(url, { ...size, rounds: 1 }));
    return step('Latency at a steady rate', () => measureLatency(world)).finally(world.services.close);
  });
}

async function runOnce(
  world: World,
  entry: Entry,
  round: number,
  runs: Map<string, { perSecond: number; workerMegabytes?: number }[]>,
): Promise<void> {
  const run = await entry.run(world, round);
  runs.set(entry.key, [...(runs.get(entry.key) ?? []), run]);
}

async function keep(dataDir: string, report: { readonly at: string }, suffix = ''): Promise<string> {
  const directory = path.join(dataDir, 'bench');
  await mkdir(directory, { recursive: true });
  const file = path.join(directory, `${report.at.slice(0, 19).replaceAll(':', '')}${suffix}.json`);
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  return path.relative(process.cwd(), file);
}

function readWishes() {
  try {
    const { values } = parseArgs({
      options: {
        database: { type: 'string' },
        rounds: { type: 'string' },
        only: { type: 'string' },
        quick: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      say(USAGE);
      process.exit(0);
    }
    if (values.rounds !== undefined && !/^[1-9]\d?$/.test(values.rounds)) throw new Error('--rounds takes 1 to 99');
    return { ...values, rounds: values.rounds ? Number(values.rounds) : undefined, only: values.only?.split(',') };
  } catch (error) {
    throw new StartFailure(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}
