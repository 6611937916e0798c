import type { FactKind, PointsKind } from '#db/enums.ts';
import type { Changes } from '#server/loyalty/rules/difference.ts';
import type { Award, CustomerState, CycleRow, Fact, FactRef, TraceEntry } from '#server/loyalty/rules/model.ts';
import type { ProgramCatalog } from './load-catalogs.ts';

/** A row of `user_badges` that is not revoked. */
export type BadgeRow = {
  readonly id: string;
  readonly userId: string;
  readonly badgeId: string;
  readonly version: number;
  readonly earnedAt: number;
  readonly factKind: FactKind;
  readonly factId: string;
  readonly isCurrent: boolean;
};

/** A customer under lock, with the rules of their program and all that is stored of them. */
export type Customer = {
  readonly id: string;
  readonly catalog: ProgramCatalog;
  readonly state: CustomerState;
  readonly badgeRows: readonly BadgeRow[];
};

/** What one claimed fact caused, and why. */
export type EvaluatedFact = {
  readonly fact: Fact;
  /** What refunds have left of a purchase by now: what it is rewarded on. Minor units; 0 for other facts. */
  readonly net: bigint;
  readonly awards: readonly Award[];
  readonly trace: readonly TraceEntry[];
};

/** A line of the points ledger. */
export type LedgerLine = {
  readonly kind: Exclude<PointsKind, 'adjustment'>;
  readonly row: CycleRow;
  readonly delta: number;
  readonly fact: FactRef;
  /** Epoch milliseconds. */
  readonly occurredAt: number;
};

/** A fact because of which things change, and when it happened (epoch milliseconds). */
export type Cause = FactRef & { readonly occurredAt: number };

/** What a batch does to one customer: to be written as it stands. */
export type Outcome = {
  readonly customer: Customer;
  readonly after: CustomerState;
  /** Everything in which `after` differs from what is stored. */
  readonly changes: Changes;
  /** The facts this batch claimed of the customer, in their order. */
  readonly facts: readonly EvaluatedFact[];
  /** What is taken back or corrected is taken back because of this fact. */
  readonly cause: Cause;
  /** What the points ledger must say so that its sum follows. */
  readonly ledger: readonly LedgerLine[];
};

/** Epoch milliseconds as PostgreSQL reads them. */
export function instantOf(ms: number): string {
  return new Date(ms).toISOString();
}
