import type { PurchaseDetail } from '#server/insights/purchases/contract.ts';
import { decimalText, parseMoney } from '#server/kernel/money.ts';
import type { RecordRefundInput } from '#server/loyalty/refunds/contract.ts';

export const REFUND_EXTENTS = ['all', 'lines', 'amount'] as const;
export type RefundExtent = (typeof REFUND_EXTENTS)[number];

/** What an admin is about to give back: everything that is left, some lines, or an amount as typed. */
export type RefundDraft = {
  readonly extent: RefundExtent;
  /** How many of each line go back, by its index. */
  readonly quantities: Readonly<Record<number, number>>;
  readonly amountText: string;
};

export function emptyDraft(purchase: PurchaseDetail): RefundDraft {
  return { extent: 'all', quantities: {}, amountText: decimalText(leftOf(purchase), purchase.currency) };
}

/** What of a purchase was not refunded yet, in minor units. */
export function leftOf({ amount, refunded }: PurchaseDetail): bigint {
  return amount - refunded;
}

/** The refund a draft asks for; null as long as it asks for nothing that can be given. */
export function refundOf(
  draft: RefundDraft,
  purchase: PurchaseDetail,
): Pick<RecordRefundInput, 'amount' | 'lines'> | null {
  const left = leftOf(purchase);
  if (draft.extent === 'all') return { amount: Number(left) };
  if (draft.extent === 'lines') return linesOf(draft, purchase);
  const amount = parseMoney(draft.amountText.replaceAll(/[\s,]/g, ''), purchase.currency);
  return amount === null || amount < 1n || amount > left ? null : { amount: Number(amount) };
}

function linesOf({ quantities }: RefundDraft, { items }: PurchaseDetail) {
  const lines = items.flatMap(({ index }) => {
    const quantity = quantities[index] ?? 0;
    return quantity > 0 ? [{ index, quantity }] : [];
  });
  return lines.length > 0 ? { lines } : null;
}
