/**
 * The words of the engine: facts in, state carried, awards and reasons out. Values only.
 *
 * Where the functions live: `timeline.ts` compileTimeline, catalogAt - `evaluate.ts` evaluate, fold - `replay.ts` replay -
 * `difference.ts` difference - `state.ts` emptyState, stateFromRows, cycleRows, isLate - `words.ts` reasonInWords.
 */
import type { FactKind } from '#db/enums.ts';

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };
export type Metadata = { readonly [key: string]: JsonValue | undefined };

/** What an award or an unlock points back to. */
export type FactRef = { readonly kind: FactKind; readonly id: string };

/** One line of a purchase; `unitAmount` in minor units of the purchase's currency. */
export type PurchaseItem = {
  readonly index: number;
  readonly sku: string | null;
  readonly name: string;
  readonly category: string | null;
  readonly quantity: number;
  readonly unitAmount: bigint;
};

/** A completed purchase as it was bought. Refunds are facts of their own and never change it. */
export type PurchaseFact = {
  readonly kind: 'purchase';
  readonly id: string;
  /** Epoch milliseconds, as in every fact. */
  readonly occurredAt: number;
  /** Minor units. */
  readonly amount: bigint;
  readonly currency: string;
  readonly channel: string | null;
  readonly items: readonly PurchaseItem[];
  readonly metadata: Metadata;
};

/** Money given back for one purchase; `lines` null when the refund names only an amount. */
export type RefundFact = {
  readonly kind: 'refund';
  readonly id: string;
  readonly occurredAt: number;
  readonly purchaseId: string;
  readonly amount: bigint;
  readonly lines: readonly { readonly index: number; readonly quantity: number }[] | null;
};

/** A review, a referral or any named activity. */
export type ActivityFact = {
  readonly kind: 'activity';
  readonly id: string;
  readonly occurredAt: number;
  readonly name: string;
  readonly value: bigint | null;
  readonly metadata: Metadata;
};

/** A manual change of points, up or down. */
export type AdjustmentFact = {
  readonly kind: 'adjustment';
  readonly id: string;
  readonly occurredAt: number;
  readonly points: number;
};

/** Facts that fold onto a state one by one. A refund never does: it means a replay. */
export type FoldableFact = PurchaseFact | ActivityFact | AdjustmentFact;
export type Fact = FoldableFact | RefundFact;

/**
 * One row of `user_achievements`: a cycle of one achievement. `progress` may exceed `target`. `memo` is what the counter
 * must remember beyond the number (values seen, the last week of a streak); only the engine reads it.
 */
export type CycleRow = {
  readonly achievementId: string;
  readonly cycle: number;
  /** The version that last moved this row; for an unlocked row, the one that unlocked or last counted on it. */
  readonly version: number;
  readonly progress: bigint;
  readonly target: bigint;
  readonly memo: JsonValue;
  readonly unlockedAt: number | null;
  readonly unlockedBy: FactRef | null;
  /** Points granted at the unlock; 0 while locked. */
  readonly points: number;
};

/** One row of `user_badges`. `level` is the level the badge had when it was earned. */
export type EarnedBadge = {
  readonly badgeId: string;
  readonly level: number;
  readonly version: number;
  readonly earnedAt: number;
  readonly earnedBy: FactRef;
};

/**
 * All the engine knows of a customer. Immutable; an evaluation shares what it did not change with its input, so a state
 * per fact is cheap. `cycles` holds each achievement's rows by ascending cycle: build it with `stateFromRows`.
 */
export type CustomerState = {
  readonly totalPoints: number;
  /** Completed purchases that are not refunded in full, in any currency. */
  readonly purchaseCount: number;
  /** The first purchase or activity. Adjustments do not start a tenure. */
  readonly firstFactAt: number | null;
  /** The high-water mark of facts, by (at, id). */
  readonly lastFact: { readonly at: number; readonly id: string } | null;
  readonly cycles: ReadonlyMap<string, readonly CycleRow[]>;
  readonly badges: readonly EarnedBadge[];
};

type AwardBase = { readonly fact: FactRef; readonly version: number };

/** Progress of a cycle that was locked before this fact (it may be unlocked by it: an `unlock` follows). */
export type ProgressAward = AwardBase & {
  readonly kind: 'progress';
  readonly achievementId: string;
  readonly key: string;
  readonly cycle: number;
  readonly before: bigint;
  readonly after: bigint;
  readonly target: bigint;
};
export type UnlockAward = AwardBase & {
  readonly kind: 'unlock';
  readonly achievementId: string;
  readonly key: string;
  readonly cycle: number;
  readonly points: number;
};
/** A line for the points ledger. An adjustment has no achievement and version 0. */
export type PointsAward = AwardBase & {
  readonly kind: 'points';
  readonly achievementId: string | null;
  readonly cycle: number | null;
  readonly points: number;
};
export type BadgeAward = AwardBase & { readonly kind: 'badge'; readonly badgeId: string; readonly level: number };
/** Cashback to open for a purchase; never zero. `rateBps` is rounded for show, `amount` comes from the exact rate. */
export type CashbackAward = AwardBase & {
  readonly kind: 'cashback';
  readonly ruleId: string;
  readonly currency: string;
  readonly amount: bigint;
  readonly baseBps: number;
  readonly bonusBps: number;
  readonly multiplierPct: number;
  readonly rateBps: number;
  readonly badgeId: string | null;
};
export type Award = ProgressAward | UnlockAward | PointsAward | BadgeAward | CashbackAward;

/**
 * `matched`: counted, target not reached. `unlocked`, `earned`: reached by this fact. `already_unlocked`: nothing left to
 * reach. `kept`: held by reversal `keep`. `revoked`: taken back by a refund.
 */
export type TraceOutcome =
  | 'matched'
  | 'not_matched'
  | 'unlocked'
  | 'already_unlocked'
  | 'kept'
  | 'revoked'
  | 'earned'
  | 'granted'
  | 'none';

/** One comparison: what the rule wanted and what was seen. `negated` when the comparison stands under a `not`. */
export type Reason = {
  readonly field: string;
  readonly op: string;
  readonly expected: JsonValue;
  readonly observed: JsonValue;
  readonly negated?: true;
};

/** `subject` is `achievement:<key>`, `badge:<level>` or `cashback`. JSON as it stands. */
export type TraceEntry = {
  readonly subject: string;
  readonly outcome: TraceOutcome;
  readonly reasons: readonly Reason[];
};

/** What one fact caused: the state after it, what to write, and why. */
export type Evaluation = {
  readonly state: CustomerState;
  readonly awards: readonly Award[];
  readonly trace: readonly TraceEntry[];
};
