/** What a line of a provider's statement says against our books. */
import type { CashbackStatus, FindingKind } from '#db/enums.ts';
import type { StatementLine } from '#server/payments/payouts/port.ts';

/** Our side of a line. Amounts in minor units. */
export type Ours = {
  readonly id: string;
  readonly programId: string;
  readonly status: CashbackStatus;
  readonly payableMinor: bigint;
  readonly currency: string;
};

/** `repair`: we do not know what they know; it may be applied. `later`: only the whole statement can tell. */
export type Comparison = 'matched' | 'repair' | 'later' | Exclude<FindingKind, 'repaired' | 'only_ours'>;

/**
 * Compares one line. `paidBefore` is the reference of an earlier line that paid the same key. Only what we do not know is
 * ever repaired; two certain words that differ are for a person.
 */
export function comparisonOf(ours: Ours | null, line: StatementLine, paidBefore: string | undefined): Comparison {
  if (line.outcome === 'refused') return ours ? IF_REFUSED[ours.status] : 'matched';
  if (!ours) return 'only_theirs';
  if (paidBefore !== undefined && paidBefore !== line.reference) return 'duplicate';
  const isSame = ours.payableMinor === line.amountMinor && ours.currency === line.currency;
  return isSame ? IF_PAID[ours.status] : 'amount_mismatch';
}

const IF_PAID: Record<CashbackStatus, Comparison> = {
  completed: 'matched',
  pending: 'contradiction',
  failed: 'contradiction',
  reversed: 'contradiction',
  processing: 'repair',
  needs_review: 'repair',
};

const IF_REFUSED: Record<CashbackStatus, Comparison> = {
  completed: 'later',
  pending: 'matched',
  failed: 'matched',
  reversed: 'matched',
  processing: 'repair',
  needs_review: 'repair',
};

/** Clocks differ and books close late: at both ends of the time, what only we have is not told before the next statement. */
const EDGE_MS = 10 * 60_000;

/** The time in which what we completed must stand in a statement of `from` to `to`. */
export function surelyWithin(from: Date, to: Date): { readonly from: Date; readonly to: Date } {
  const edge = Math.min(EDGE_MS, Math.floor((to.getTime() - from.getTime()) / 4));
  return { from: new Date(from.getTime() + edge), to: new Date(to.getTime() - edge) };
}

/** The whole day in UTC before the one of this instant. */
export function dayBefore(now: Date): { readonly from: Date; readonly to: Date } {
  const to = new Date(now);
  to.setUTCHours(0, 0, 0, 0);
  return { from: new Date(to.getTime() - 86_400_000), to };
}

/** A worker that was not heard of for so long died over a comparison. Longer than any provider takes for 500 lines. */
export const TURN_MS = 5 * 60_000;

/** Every labelled point of a comparison, in order; crash tests stop the worker at each. */
export const RECONCILIATION_CHECKPOINTS = [
  'reconciliation.begun',
  'reconciliation.before-repair-commit',
  'reconciliation.repaired',
  'reconciliation.found',
  'reconciliation.compared',
] as const;
export type ReconciliationCheckpoint = (typeof RECONCILIATION_CHECKPOINTS)[number];
