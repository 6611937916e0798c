import type { CashbackStatus } from '#db/enums.ts';
import type { SandboxPayout } from '#server/payments/sandbox/contract.ts';

/** A transaction of ours that may have been sent to the provider. Amounts in minor units. */
export type OurPayout = {
  readonly id: string;
  readonly userId: string;
  readonly status: CashbackStatus;
  /** What the provider was to be asked for: the amount less what was taken back or netted before. */
  readonly payable: number;
  readonly currency: string;
  readonly reference: string | null;
};

export type BooksComparison = {
  /** Keys that were paid, once each where all is well. */
  readonly paid: number;
  readonly completed: number;
  /** Not known to be paid and not known to be unpaid: what a person has to look at, with what the books say of it. */
  readonly review: readonly string[];
  readonly breaches: readonly string[];
};

/** Compares the provider's books with ours: each key paid at most once, for the amount and to whom we say, and nothing else. */
export function compareBooks(entries: readonly SandboxPayout[], ours: readonly OurPayout[]): BooksComparison {
  const paidUnder = Map.groupBy(
    entries.filter(({ status }) => status === 'paid'),
    ({ key }) => key,
  );
  const breaches = paidWrongly(paidUnder, new Set(ours.map(({ id }) => id)));
  const review: string[] = [];
  for (const payout of ours) {
    const [paid] = paidUnder.get(payout.id) ?? [];
    if (payout.status === 'needs_review') review.push(`${payout.id}: ${paid ? 'paid' : 'not paid'} in their books`);
    else breaches.push(...differences(payout, paid));
  }
  const completed = ours.filter(({ status }) => status === 'completed').length;
  return { paid: paidUnder.size, completed, review, breaches };
}

function paidWrongly(paidUnder: ReadonlyMap<string, readonly SandboxPayout[]>, known: ReadonlySet<string>): string[] {
  const breaches: string[] = [];
  for (const [key, { length }] of paidUnder) {
    if (length > 1) breaches.push(`${key} was paid ${length} times`);
    if (!known.has(key)) breaches.push(`${key} was paid, and we have no such transaction`);
  }
  return breaches;
}

function differences(payout: OurPayout, paid: SandboxPayout | undefined): string[] {
  const { id, status, payable } = payout;
  if (status !== 'completed') return paid ? [`${id} is ${status} here, and was paid`] : [];
  // What was netted in full was never sent.
  if (payable === 0) return paid ? [`${id} had nothing to pay, and was paid`] : [];
  if (!paid) return [`${id} is completed here, and was never paid`];
  const pairs = [
    ['amount', payable, paid.amount],
    ['currency', payout.currency, paid.currency],
    ['reference', payout.reference, paid.id],
    ['recipient', `customer:${payout.userId}`, paid.recipient],
  ] as const;
  return pairs.flatMap(([what, here, there]) =>
    here === there ? [] : [`${id}: ${what} ${here} here, ${there} there`],
  );
}
