import type { Totals } from '#server/insights/overview/contract.ts';

export type Card = keyof Pick<
  Totals,
  | 'activeCustomers'
  | 'purchases'
  | 'pointsIssued'
  | 'unlocks'
  | 'cashbackPaid'
  | 'cashbackOwed'
  | 'failureBps'
  | 'rewardedWithinMs'
>;

/** What more of a number means for the program. Of what it gives away, more is neither good nor bad. */
const MORE_IS: Record<Card, 'good' | 'bad' | 'neutral'> = {
  activeCustomers: 'good',
  purchases: 'good',
  unlocks: 'good',
  pointsIssued: 'neutral',
  cashbackPaid: 'neutral',
  cashbackOwed: 'neutral',
  failureBps: 'bad',
  rewardedWithinMs: 'bad',
};
/** A percentage of a rate or of some milliseconds would mislead: from what they moved is said instead. */
const WITHOUT_SHARE: ReadonlySet<Card> = new Set(['failureBps', 'rewardedWithinMs']);
/** A growth beyond this says no more than the number it grew from. */
const MOST_SHARE_BPS = 100_000;

export type Movement = {
  readonly way: 'up' | 'down' | 'same';
  readonly feeling: 'good' | 'bad' | 'neutral';
  /** By how much, in basis points of what it was; null where that says nothing. */
  readonly shareBps: number | null;
  readonly isFromNothing: boolean;
};

/** How a number moved between two ranges; null where one of them has none. */
export function movementOf(card: Card, now: Totals, before: Totals): Movement | null {
  const [to, from] = [now[card], before[card]];
  if (to === null || from === null) return null;
  if (to === from) return { way: 'same', feeling: 'neutral', shareBps: 0, isFromNothing: false };
  const way = to > from ? 'up' : 'down';
  const isFromNothing = Number(from) === 0 && !WITHOUT_SHARE.has(card);
  const share = Number(from) === 0 ? null : shareOf(Number(to), Number(from));
  // "0% more" would say that nothing changed.
  const isTelling = share !== null && share > 0 && share <= MOST_SHARE_BPS && !WITHOUT_SHARE.has(card);
  return { way, feeling: feelingOf(card, way), shareBps: isTelling ? share : null, isFromNothing };
}

function feelingOf(card: Card, way: 'up' | 'down'): Movement['feeling'] {
  const more = MORE_IS[card];
  if (more === 'neutral' || way === 'up') return more;
  return more === 'good' ? 'bad' : 'good';
}

function shareOf(to: number, from: number): number {
  return Math.round((Math.abs(to - from) * 100) / Math.abs(from)) * 100;
}
