import { and, asc, desc, eq, getTableColumns, isNull, or } from 'drizzle-orm';
import { payoutFindings, payoutReconciliations } from '#db/schema/payouts.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { foundIn } from './keep-findings.ts';

const NEWEST = 50;
const SHOWN = 500;

/* Whose turn it is concerns workers alone. */
const { attempt: _attempt, turnUntil: _turnUntil, ...SHOWN_COLUMNS } = getTableColumns(payoutReconciliations);

/** The newest comparisons, of all providers. */
export async function reconciliationList(ctx: Context, programId: string) {
  requireMay(ctx.actor, 'payout.read', { programId });
  return ctx.db
    .select(SHOWN_COLUMNS)
    .from(payoutReconciliations)
    .orderBy(desc(payoutReconciliations.createdAt))
    .limit(NEWEST);
}

/**
 * A comparison with where it found a difference: in this program, or in what belongs to none.
 * @throws Refusal `not_found`
 */
export async function reconciliationDetail(ctx: Context, { programId, runId }: { programId: string; runId: string }) {
  requireMay(ctx.actor, 'payout.read', { programId });
  const [found] = await ctx.db
    .select(SHOWN_COLUMNS)
    .from(payoutReconciliations)
    .where(eq(payoutReconciliations.id, runId));
  if (!found) throw notFound('The reconciliation');
  const f = payoutFindings;
  const findings = await ctx.db
    .select()
    .from(f)
    .where(and(eq(f.runId, runId), or(eq(f.programId, programId), isNull(f.programId))))
    .orderBy(asc(f.kind), asc(f.id))
    .limit(SHOWN);
  const views = findings.map(({ ourAmountMinor, theirAmountMinor, ...finding }) => ({
    ...finding,
    ourAmount: ourAmountMinor === null ? null : Number(ourAmountMinor),
    theirAmount: theirAmountMinor === null ? null : Number(theirAmountMinor),
  }));
  return { ...found, findings: views };
}

/**
 * How a comparison stands, and what it has found so far in all programs.
 * @throws Refusal `not_found`
 */
export async function reconciliationStanding(ctx: Context, runId: string) {
  requireMay(ctx.actor, 'payout.reconcile');
  const { status, error, lines, matched } = payoutReconciliations;
  const [standing] = await ctx.db
    .select({ status, error, lines, matched })
    .from(payoutReconciliations)
    .where(eq(payoutReconciliations.id, runId));
  if (!standing) throw notFound('The reconciliation');
  return { ...standing, found: await foundIn(ctx.db, runId) };
}
