import { and, asc, eq } from 'drizzle-orm';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { refunds } from '#db/schema/refunds.ts';
import { rewardTraces } from '#db/schema/rewards.ts';
import type { Context } from '#server/kernel/context.ts';
import { traceFrom } from '#server/loyalty/rewards/explanation.ts';
import type { CashbackLeft, Moment } from './contract.ts';

/** The refunds of a purchase, the oldest first, with what each took back of points, unlocks, badges and paid cashback. */
export async function refundsOf({ db }: Context, purchaseId: string) {
  const { id, amountMinor: amount, lines, reason, occurredAt, processedAt, createdAt, rewardDeadAt: deadAt } = refunds;
  const { amountMinor: clawback, createdAt: clawedBackAt } = cashbackTransactions;
  const rows = await db
    .select({
      id,
      amount,
      lines,
      reason,
      occurredAt,
      processedAt,
      deadAt,
      createdAt,
      clawback,
      clawedBackAt,
      traced: rewardTraces,
    })
    .from(refunds)
    .leftJoin(rewardTraces, eq(rewardTraces.factId, id))
    .leftJoin(
      cashbackTransactions,
      and(eq(cashbackTransactions.refundId, id), eq(cashbackTransactions.kind, 'clawback')),
    )
    .where(eq(refunds.purchaseId, purchaseId))
    .orderBy(asc(occurredAt), asc(id));
  return rows.map(({ traced, clawback: owed, ...refund }) => ({
    ...refund,
    clawedBack: -(owed ?? 0n),
    points: traced?.points ?? 0,
    revoked: traceFrom(traced?.trace ?? []).flatMap(({ subject, outcome }) => (outcome === 'revoked' ? [subject] : [])),
  }));
}

export type Returned = Awaited<ReturnType<typeof refundsOf>>;

/** How many of a line went back by refunds that named it. */
export function returnedOf(line: number, returned: Returned): number {
  const named = returned.flatMap(({ lines }) => lines ?? []).filter(({ index }) => index === line);
  return named.reduce((sum, { quantity }) => sum + quantity, 0);
}

type Earned = { readonly amount: bigint; readonly reversed: bigint; readonly cancelledAt: Date | null };

/** What refunds took back of the cashback; null where they took nothing. What a person cancelled was not taken by them. */
export function cashbackLeft(earned: Earned | null, returned: Returned): CashbackLeft | null {
  if (!earned || earned.cancelledAt) return null;
  const takenBack = returned.reduce((sum, { clawedBack }) => sum + clawedBack, earned.reversed);
  return takenBack === 0n ? null : { takenBack, left: earned.amount - takenBack };
}

/** What one refund took back of the cashback; null where several lowered it together before it was paid. */
export function takenBackBy(refund: Returned[number], returned: Returned, earned: Earned | null): bigint | null {
  const reversed = earned && !earned.cancelledAt ? earned.reversed : 0n;
  if (reversed === 0n || !canHaveReversed(refund)) return refund.clawedBack;
  return returned.filter(canHaveReversed).length === 1 ? reversed : null;
}

/** It took effect without a debt: what it took back of the cashback was not paid yet. */
function canHaveReversed({ processedAt, clawedBack }: Returned[number]): boolean {
  return processedAt !== null && clawedBack === 0n;
}

/** Each refund as it came in, and when it took what back. What was reversed is told at the first that can have done it. */
export function refundMoments(returned: Returned, earned: Earned | null, currency: string): Moment[] {
  const reversed = earned && !earned.cancelledAt ? earned.reversed : 0n;
  const reversing = returned.find(canHaveReversed);
  return returned.flatMap((refund): Moment[] => {
    const { amount, createdAt, processedAt, clawedBack, clawedBackAt, points, revoked } = refund;
    const isLoss = points !== 0 || revoked.length > 0;
    return [
      { step: 'refunded', at: createdAt, amount, currency },
      ...(processedAt && isLoss ? [{ step: 'lost' as const, at: processedAt, points, revoked }] : []),
      ...(processedAt && refund === reversing && reversed > 0n
        ? [{ step: 'reversed' as const, at: processedAt, amount: reversed, currency }]
        : []),
      ...(clawedBackAt ? [{ step: 'clawed_back' as const, at: clawedBackAt, amount: clawedBack, currency }] : []),
    ];
  });
}
