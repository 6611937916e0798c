import type { RefundLine, refunds } from '#db/schema/refunds.ts';
import { conflict, ruleBroken } from '#server/kernel/errors.ts';
import { refusedInput } from '#server/kernel/input.ts';
import { notAhead, type Purchase } from '#server/loyalty/purchases/rules.ts';
import type { CheckedRefundInput, RefundView } from './contract.ts';

/** A stored refund. Amounts in minor units of the purchase's currency. */
export type Refund = typeof refunds.$inferSelect;

type EarlierRefund = Pick<Refund, 'amountMinor' | 'lines'>;

/** What a refund takes back, and when. */
export type RefundDraft = {
  readonly amountMinor: bigint;
  readonly lines: RefundLine[] | null;
  readonly occurredAt: Date;
};

/**
 * What is taken back of a purchase. An amount stands as it is. Lines are worth their unit amounts; but when they are the
 * last of the purchase to go back, they take all that is left of its amount: what was paid beyond the lines (delivery,
 * fees) goes back with them, and what earlier refunds took without naming lines does not go back twice. So a purchase
 * whose every line is returned is refunded in full.
 * @throws Refusal `purchase_not_completed`, `refund_exceeds_purchase`, `refund_of_nothing`, `validation_failed`
 */
export function refundDraft(
  purchase: Purchase,
  earlier: readonly EarlierRefund[],
  wanted: CheckedRefundInput,
  now: Date,
): RefundDraft {
  requireRefundable(purchase);
  const occurredAt = refundedAt(purchase, wanted.occurredAt, now);
  const left = purchase.amountMinor - purchase.refundedMinor;
  const lines = wanted.lines ? sortedLines(wanted.lines) : null;
  const amountMinor = lines ? worthOf(purchase, earlier, lines, left) : BigInt(wanted.amount ?? 0);
  if (amountMinor > left) throw exceeds(`The refund is ${amountMinor}, but only ${left} of the purchase is left`);
  if (amountMinor === 0n)
    throw ruleBroken('refund_of_nothing', 'These lines cost nothing, so there is nothing to refund');
  return { amountMinor, lines, occurredAt };
}

/** True when a stored refund is what was asked for again under the same external id. */
export function isSameRefund(stored: Refund, purchaseId: string, wanted: CheckedRefundInput): boolean {
  if (stored.purchaseId !== purchaseId) return false;
  if (wanted.occurredAt !== undefined && Date.parse(wanted.occurredAt) !== stored.occurredAt.getTime()) return false;
  if (wanted.lines)
    return JSON.stringify(sortedLines(wanted.lines)) === JSON.stringify(sortedLines(stored.lines ?? []));
  return stored.lines === null && stored.amountMinor === BigInt(wanted.amount ?? 0);
}

/** What a refund makes of its purchase. */
export function refundedPurchase(purchase: Purchase, amountMinor: bigint) {
  const refundedMinor = purchase.refundedMinor + amountMinor;
  const status = refundedMinor === purchase.amountMinor ? 'refunded' : 'partially_refunded';
  return { refundedMinor, status } as const;
}

export function viewOfRefund(refund: Refund): RefundView {
  const { id, purchaseId, lines, reason, externalId, processedForLoyalty } = refund;
  const amount = Number(refund.amountMinor);
  const [occurredAt, createdAt] = [refund.occurredAt.toISOString(), refund.createdAt.toISOString()];
  return { id, purchaseId, amount, lines, reason, externalId, occurredAt, processedForLoyalty, createdAt };
}

function requireRefundable(purchase: Purchase): void {
  if (purchase.completedAt !== null) return;
  throw conflict('purchase_not_completed', 'Only a completed purchase can be refunded');
}

/** A partner's clock may run ahead, so that "now" lies before a purchase just made: then the refund is of that moment. */
function refundedAt(purchase: Purchase, said: string | undefined, now: Date): Date {
  const at = notAhead(said, now);
  if (at >= purchase.occurredAt) return at;
  if (said === undefined) return purchase.occurredAt;
  throw refusedInput({ occurredAt: ['is before the purchase'] });
}

function worthOf(
  purchase: Purchase,
  earlier: readonly EarlierRefund[],
  lines: readonly RefundLine[],
  left: bigint,
): bigint {
  const gone = returnedQuantities([...earlier.flatMap((refund) => refund.lines ?? []), ...lines]);
  const worth = lines.map((line, at) => lineWorth(purchase, gone, line, at)).reduce((sum, one) => sum + one, 0n);
  const isLast = purchase.items.every((item) => gone.get(item.index) === item.quantity);
  return isLast ? left : worth;
}

function lineWorth(purchase: Purchase, gone: Map<number, number>, line: RefundLine, at: number): bigint {
  const item = purchase.items.find((candidate) => candidate.index === line.index);
  if (!item) throw refusedInput({ [`lines.${at}.index`]: ['is not a line of this purchase'] });
  if ((gone.get(item.index) ?? 0) > item.quantity) {
    throw exceeds(`Of line ${item.index} only ${item.quantity} were bought, less what was returned before`);
  }
  return BigInt(line.quantity) * item.unitAmountMinor;
}

function returnedQuantities(lines: readonly RefundLine[]): Map<number, number> {
  const gone = new Map<number, number>();
  for (const line of lines) gone.set(line.index, (gone.get(line.index) ?? 0) + line.quantity);
  return gone;
}

function sortedLines(lines: readonly RefundLine[]): RefundLine[] {
  return lines.map(({ index, quantity }) => ({ index, quantity })).sort((a, b) => a.index - b.index);
}

function exceeds(message: string) {
  return conflict('refund_exceeds_purchase', message);
}
