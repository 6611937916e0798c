import type { Context } from '#server/kernel/context.ts';
import { enterProvider, leaveProvider, type Pass } from '#server/payments/payouts/enter-provider.ts';
import type { PayoutProvider } from '#server/payments/payouts/port.ts';
import type { Pacing } from '#server/payments/payouts/rules.ts';
import { claimPayments } from './claim-payments.ts';
import { postponePayments } from './postpone-payments.ts';
import { sendPayments } from './send-payments.ts';
import { type Settlement, settlePayments } from './settle-payments.ts';

/** What is left after so long is handed back to the queue, so that no job outlives its own lease. */
const ONE_JOB_MS = 60_000;
/** When all places at a provider are taken, the rest comes again so soon. */
const BUSY_MS = 1_000;

type Road = {
  readonly ctx: Context;
  readonly provider: PayoutProvider;
  readonly pacing: Pacing;
  readonly settled: (settled: readonly Settlement[]) => void;
  readonly waiting: string[];
  readonly isOver: () => boolean;
  /** Set when the provider must not be called before then. */
  shutUntil: Date | null;
};

/**
 * Pays one by one at a provider that takes no many: several at a time, each from a place at the provider that all processes
 * share. What cannot be paid now, because the provider is left alone, paused or busy, is put off and counts no attempt.
 */
export async function payLanes(
  ctx: Context,
  provider: PayoutProvider,
  transactionIds: readonly string[],
  { pacing, stopping, settled }: { pacing: Pacing; stopping: AbortSignal | undefined; settled: Road['settled'] },
): Promise<void> {
  const end = ctx.now().getTime() + ONE_JOB_MS;
  const isOver = () => stopping?.aborted === true || ctx.now().getTime() >= end;
  const road: Road = {
    ctx,
    provider,
    pacing,
    settled,
    isOver,
    waiting: [...transactionIds].reverse(),
    shutUntil: null,
  };
  const lanes = Array.from({ length: Math.min(pacing.concurrency, transactionIds.length) }, () => driveLane(road));
  const ended = await Promise.allSettled(lanes);
  const fault = ended.find((lane) => lane.status === 'rejected');
  if (fault) throw fault.reason;
  const soon = new Date(ctx.now().getTime() + (isOver() ? 0 : BUSY_MS));
  await postponePayments(ctx, road.waiting, road.shutUntil ?? soon);
}

async function driveLane(road: Road): Promise<void> {
  const { ctx, provider, pacing, waiting } = road;
  while (waiting.length > 0 && !road.shutUntil && !road.isOver()) {
    const entry = await enterProvider(ctx, provider.name, pacing);
    if ('busy' in entry) return;
    if ('shut' in entry) {
      road.shutUntil = entry.shut.until;
      return;
    }
    await payNext(road, entry);
  }
}

async function payNext({ ctx, provider, pacing, settled, waiting }: Road, pass: Pass): Promise<void> {
  let answer = null;
  try {
    const id = waiting.pop();
    const claimed = id ? await claimPayments(ctx, [id], [provider.name], pacing) : [];
    if (claimed.length === 0) return;
    ctx.checkpoint('cashback.after-claim');
    const answered = await sendPayments(ctx, provider, claimed);
    answer = answered.findLast(({ payment }) => payment.amountMinor > 0n)?.answer ?? null;
    ctx.checkpoint('cashback.after-call');
    settled(await settlePayments(ctx, answered, pacing));
    ctx.checkpoint('cashback.settled');
  } finally {
    await leaveProvider(ctx, pass, answer, pacing);
  }
}
