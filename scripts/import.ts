import { existsSync } from 'node:fs';
import path from 'node:path';
import { connect } from '#db/client.ts';
import type { Context } from '#server/kernel/context.ts';
import { Refusal } from '#server/kernel/errors.ts';
import { type ImportSourceInput, importSource } from '#server/loyalty/imports/contract.ts';
import { importPurchases } from '#server/loyalty/imports/import-purchases.ts';
import { programTotals } from '#server/loyalty/imports/queries.ts';
import { rewardWaiting } from '#server/loyalty/imports/reward-waiting.ts';
import { reportedRows } from '#server/loyalty/imports/stage-lines.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { createLog } from '#server/runtime/log.ts';
import { createServices } from '#server/runtime/services.ts';
import { openProgram, tellOfCurrency } from './importing/program.ts';
import { showProgress } from './importing/progress.ts';
import { gainedBetween, type Outcome, reportText, writeReport } from './importing/report.ts';
import { readWishes, USAGE, type Wishes } from './importing/wishes.ts';
import { dataDirectory, openDatabase, prepareSchema } from './product/database.ts';
import { prepareQueues } from './product/queues.ts';
import { failWith, StartFailure, say } from './product/terminal.ts';

main().catch((error: unknown) => failWith(error instanceof Refusal ? new StartFailure(error.message) : error));

async function main(): Promise<void> {
  const wishes = readWishes(process.argv.slice(2));
  if (!wishes) return say(USAGE);
  if (!existsSync(wishes.file)) throw new StartFailure(`There is no file ${wishes.file}`);
  const database = await openDatabase(dataDirectory(), wishes.database ?? process.env.DATABASE_URL);
  try {
    await prepareSchema(database.url);
    await prepareQueues(database.url);
    await importInto(database.url, wishes);
  } finally {
    await database.stop();
  }
}

async function importInto(url: string, wishes: Wishes): Promise<void> {
  const log = createLog('import', process.env.LOG_LEVEL ?? 'warn');
  const services = createServices({ url, role: 'sender', log, poolMax: 4 });
  const stage = connect(url, { singleSession: true, applicationName: 'laurel-import', statementTimeoutMs: 0 });
  try {
    const ctx = services.contextFor({ kind: 'operator', command: 'import' });
    const { program, source } = await destination(ctx, wishes);
    const outcome = await run(ctx, stage.db, wishes, program, source);
    const text = reportText(outcome);
    const dir = path.resolve(wishes.reportDir ?? defaultReportDir(wishes.file));
    await writeReport(dir, outcome, text, reportedRows(stage.db));
    say(`\n${text}\n\n  The whole report, with every row left out, is in ${dir}`);
  } finally {
    await stage.close();
    await services.close();
  }
}

type Destination = Awaited<ReturnType<typeof destination>>;

/** The program to import into, and the file's description with the currency it finally has. */
async function destination(ctx: Context, wishes: Wishes) {
  const program = await openProgram(ctx, wishes);
  const source: ImportSourceInput = { ...wishes.source, currency: wishes.currency ?? program.currency };
  const checked = importSource.safeParse(source);
  if (checked.success) await tellOfCurrency(ctx, program, source.currency, wishes.defaultCashback);
  return { program, source };
}

async function run(
  ctx: Context,
  stage: Context['db'],
  wishes: Wishes,
  program: Destination['program'],
  source: ImportSourceInput,
): Promise<Outcome> {
  const progress = showProgress();
  const started = performance.now();
  const before = await programTotals(ctx.db, program.id);
  let recordingFrom = started;
  const report = await importPurchases(ctx, stage, {
    program,
    file: wishes.file,
    source,
    reward: wishes.rewards ? async (facts) => void (await grantRewards(ctx, facts)) : null,
    onProgress: (phase, done, total) => {
      if (phase === 'reading') recordingFrom = performance.now();
      progress.update(phase, done, total);
    },
  });
  if (wishes.rewards) {
    const { waiting } = await programTotals(ctx.db, program.id);
    await rewardWaiting(ctx, {
      programId: program.id,
      onRewarded: (facts) => progress.update('rewards', facts, Math.max(facts, waiting)),
    });
  }
  progress.end();
  const ended = performance.now();
  const after = await programTotals(ctx.db, program.id);
  return {
    file: wishes.file,
    program: program.slug,
    report,
    gained: gainedBetween(before, after),
    waiting: after.waiting,
    seconds: (ended - started) / 1000,
    recordingSeconds: (ended - recordingFrom) / 1000,
  };
}

function defaultReportDir(file: string): string {
  const moment = new Date().toISOString().slice(0, 19).replaceAll(/[:-]/g, '').replace('T', '-');
  return path.join(dataDirectory(), 'imports', `${path.basename(file, path.extname(file))}-${moment}`);
}
