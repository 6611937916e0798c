import type { FindingKind } from '#db/enums.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { Providers } from '#server/payments/payouts/choose-provider.ts';
import { foundIn } from './keep-findings.ts';
import type { ReconciliationCheckpoint } from './rules.ts';
import { StatementWalk, type Walked } from './statement-walk.ts';
import { endTurn, type Turn, TurnLost, takeTurn } from './turns.ts';

/** What a comparison came to. */
export type ReconciliationReport = Walked & { readonly found: Partial<Record<FindingKind, number>> };

/**
 * Compares what these runs ask for, except what is done or somebody is at. Each is tried, whatever became of those before; one
 * that fails is marked so and tried again by its job, and begins anew.
 * @throws Error the first that made a comparison break off
 */
export async function reconcilePayouts(
  ctx: Context,
  { runIds }: { readonly runIds: readonly string[] },
  providers: Providers,
): Promise<ReconciliationReport[]> {
  requireMay(ctx.actor, 'payout.reconcile');
  const reports: ReconciliationReport[] = [];
  const faults: unknown[] = [];
  for (const id of runIds) {
    try {
      const turn = await takeTurn(ctx, id);
      if (turn) reports.push(await reconcileOne(ctx, turn, providers));
    } catch (fault) {
      if (!(fault instanceof TurnLost)) faults.push(fault);
      ctx.log.warn({ err: fault, reconciliation: id }, 'a comparison with a provider broke off');
    }
  }
  if (faults.length > 0) throw faults[0];
  return reports;
}

async function reconcileOne(ctx: Context, turn: Turn, providers: Providers): Promise<ReconciliationReport> {
  const walked = await walk(ctx, turn, providers);
  await endTurn(ctx, turn, { ...walked, error: null });
  const report = { ...walked, found: await foundIn(ctx.db, turn.id) };
  ctx.log.info({ provider: turn.provider, ...report }, 'a provider was reconciled');
  return report;
}

/** Walks through the statement; a fault on the way ends the turn and says why. */
async function walk(ctx: Context, turn: Turn, providers: Providers): Promise<Walked> {
  try {
    ctx.checkpoint('reconciliation.begun' satisfies ReconciliationCheckpoint);
    const walked = await new StatementWalk(ctx, turn).compare(providers);
    ctx.checkpoint('reconciliation.compared' satisfies ReconciliationCheckpoint);
    return walked;
  } catch (fault) {
    if (fault instanceof TurnLost) throw fault;
    const error = fault instanceof Error ? fault.message.slice(0, 500) : 'unknown';
    await endTurn(ctx, turn, { lines: 0, matched: 0, error });
    throw fault;
  }
}
