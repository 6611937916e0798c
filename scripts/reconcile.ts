import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { FindingKind } from '#db/enums.ts';
import type { Context } from '#server/kernel/context.ts';
import { houseProviders } from '#server/payments/payouts/choose-provider.ts';
import { reconciliationStanding } from '#server/payments/reconciliation/queries.ts';
import { type ReconciliationReport, reconcilePayouts } from '#server/payments/reconciliation/reconcile-payouts.ts';
import { requestReconciliation } from '#server/payments/reconciliation/request-reconciliation.ts';
import { dayBefore } from '#server/payments/reconciliation/rules.ts';
import { payoutSettings } from '#server/runtime/env.ts';
import { createLog } from '#server/runtime/log.ts';
import { createServices } from '#server/runtime/services.ts';
import { dataDirectory, openDatabase } from './product/database.ts';
import { failWith, StartFailure, say } from './product/terminal.ts';

const USAGE = `Usage: npm run reconcile -- --provider NAME [options]

Compares what a payout provider says it paid with our books. What we do not know is put right; everything else is listed.
Ends with 1 when something is left for a person.

  --provider NAME    wallet, sandbox, stripe, paystack
  --from, --to TIME  ISO 8601, such as 2026-11-20T00:00:00Z; yesterday in UTC when absent
  --database URL     the database; DATABASE_URL, or the embedded one, when absent`;

const ASK_AGAIN_MS = 500;

type Wishes = {
  readonly provider: string;
  readonly from: Date;
  readonly to: Date;
  readonly database: string | undefined;
};

main().catch(failWith);

async function main(): Promise<void> {
  const wishes = readWishes();
  if (!wishes) return say(USAGE);
  const database = await openDatabase(dataDirectory(), wishes.database ?? process.env.DATABASE_URL);
  try {
    const report = await reconcile(database.url, wishes);
    tell(report);
    if (leftOver(report) > 0) process.exitCode = 1;
  } finally {
    await database.stop();
  }
}

async function reconcile(url: string, { provider, from, to }: Wishes): Promise<ReconciliationReport> {
  const log = createLog('reconcile', process.env.LOG_LEVEL ?? 'warn');
  const services = createServices({ url, role: 'sender', log, poolMax: 4 });
  try {
    const ctx = services.contextFor({ kind: 'operator', command: 'reconcile' });
    const providers = await houseProviders(ctx, payoutSettings());
    if (!providers.get(provider)?.statement)
      throw new StartFailure(`No provider "${provider}" with a statement is configured.`);
    const runId = await requestReconciliation(ctx, { programId: null, provider, from, to });
    const [report] = await reconcilePayouts(ctx, { runIds: [runId] }, providers);
    return report ?? (await reportOfWorker(ctx, runId));
  } finally {
    await services.close();
  }
}

/** Waits for what the worker finds that was faster. */
async function reportOfWorker(ctx: Context, runId: string): Promise<ReconciliationReport> {
  for (;;) {
    const { status, error, ...report } = await reconciliationStanding(ctx, runId);
    if (status === 'done') return report;
    if (status === 'failed') throw new StartFailure(`The comparison broke off: ${error}. A worker tries it again.`);
    await delay(ASK_AGAIN_MS);
  }
}

function tell({ lines, matched, found }: ReconciliationReport): void {
  say(`${lines} lines, ${matched} agree`);
  for (const [kind, count] of Object.entries(found))
    say(`  ${String(count).padStart(6)}  ${WORDS[kind as FindingKind]}`);
}

const WORDS: Record<FindingKind, string> = {
  repaired: 'we did not know, and do now',
  amount_mismatch: 'paid with another amount',
  only_theirs: 'only the provider has',
  only_ours: 'only we have',
  duplicate: 'paid more than once',
  contradiction: 'we say otherwise',
};

function leftOver({ found }: ReconciliationReport): number {
  const { repaired: _repaired, ...open } = found;
  return Object.values(open).reduce((sum, count) => sum + count, 0);
}

function readWishes(): Wishes | null {
  const { values } = parseArgs({
    options: {
      provider: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      database: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help || !values.provider) return null;
  const yesterday = dayBefore(new Date());
  const from = values.from === undefined ? yesterday.from : instant('--from', values.from);
  const to = values.to === undefined ? yesterday.to : instant('--to', values.to);
  return { provider: values.provider, from, to, database: values.database };
}

function instant(option: string, text: string): Date {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new StartFailure(`${option} takes a time in ISO 8601, not "${text}".`);
  return at;
}
