import type { AchievementTier, CashbackStatus, PurchaseStatus } from '#db/enums.ts';
import type { Criteria } from '#server/loyalty/achievements/contract.ts';

/** What progress counts: of `money` in minor units, of all others whole things. */
export const MEASURES = [
  'purchases',
  'categories',
  'products',
  'days',
  'weeks',
  'months',
  'reviews',
  'referrals',
  'times',
  'sum',
  'achievements',
  'money',
] as const;
export type Measure = (typeof MEASURES)[number];

/** A requirement of a badge: how much of it there is. `have` may exceed `need`. */
export type Requirement = { readonly have: number; readonly need: number };

export type BadgeView = {
  readonly id: string;
  readonly level: number;
  readonly name: string;
  readonly description: string;
  /** `#rrggbb`. */
  readonly color: string;
  readonly pointsRequired: number;
  readonly achievementsRequired: number;
  readonly cashbackBonusBps: number;
  readonly earnedAt: Date | null;
};

export type LadderView = {
  readonly current: BadgeView | null;
  /** The next rung that is not reached; null at the top of the ladder. */
  readonly next: { readonly badge: BadgeView; readonly points: Requirement; readonly achievements: Requirement } | null;
  /** All active rungs by rising level. */
  readonly rungs: readonly BadgeView[];
};

export type AchievementView = {
  readonly id: string;
  readonly key: string;
  /** Empty for a secret one that is still locked, like the description. */
  readonly name: string;
  readonly description: string;
  readonly icon: string;
  readonly tier: AchievementTier;
  readonly points: number;
  readonly isSecret: boolean;
  /** Null for a secret one that is still locked. */
  readonly progress: { readonly have: bigint; readonly need: bigint; readonly measure: Measure } | null;
  /** How far the open cycle is, 0 to 1. */
  readonly share: number;
  readonly unlockedAt: Date | null;
  readonly timesUnlocked: number;
};

/** What became of cashback that had been paid and is owed back since a refund. */
export type Settlement = {
  /** Store credit goes at once; anything else is kept back from later cashback. */
  readonly from: 'credit' | 'cashback';
  /** What no later cashback was made smaller for yet. */
  readonly left: bigint;
  /** When all of it was settled. */
  readonly settledAt: Date | null;
};

export type CashbackWorking = {
  readonly amount: bigint;
  readonly currency: string;
  readonly status: CashbackStatus;
  readonly baseBps: number;
  readonly bonusBps: number;
  readonly rateBps: number;
  /** Hundredths: 100 is 1.00. */
  readonly multiplierPct: number;
  /** Name of the badge whose bonus was added. */
  readonly badgeName: string | null;
  /** Null but for a clawback. */
  readonly takenBack: Settlement | null;
};

/** A locked achievement that a fact brought nearer, with its numbers right after it. */
export type Step = {
  readonly name: string;
  readonly have: bigint;
  readonly need: bigint;
  readonly measure: Measure;
};

/** What of a deed the customer has no more, since a refund or another count took it back. */
export type TakenBack = {
  /** Names, as in the deed. */
  readonly unlocked: readonly string[];
  readonly badges: readonly string[];
  readonly points: number;
  /** Before it was paid or after, in the cashback's currency. */
  readonly cashback: bigint;
};

/** What one fact did for the customer. */
export type Deed = {
  /** As it came, with what was taken back since. */
  readonly points: number;
  /** Progress without an unlock, nearest to done first. */
  readonly steps: readonly Step[];
  readonly unlocked: readonly string[];
  readonly badges: readonly string[];
  /** Names of achievements and badges that a refund took back. */
  readonly lost: readonly string[];
  readonly cashback: CashbackWorking | null;
  readonly takenBack: TakenBack;
};

export type ActivityView = {
  readonly id: string;
  readonly occurredAt: Date;
  readonly did: Deed;
} & (
  | {
      readonly kind: 'purchase';
      readonly orderId: string;
      /** Name of the first line, and how many lines follow it; null for a purchase sent without lines. */
      readonly lines: { readonly first: string; readonly others: number } | null;
      readonly amount: bigint;
      readonly currency: string;
      readonly status: PurchaseStatus;
      readonly isRewarded: boolean;
    }
  | {
      readonly kind: 'refund';
      readonly orderId: string;
      /** What it belongs to, named as there. */
      readonly purchaseId: string;
      readonly lines: { readonly first: string; readonly others: number } | null;
      readonly amount: bigint;
      readonly currency: string;
    }
  | { readonly kind: 'activity'; readonly name: string }
  | { readonly kind: 'adjustment'; readonly note: string | null }
);

export type CashbackSummary = {
  readonly paidThisMonth: bigint;
  readonly onItsWay: bigint;
  /** Could not be paid, and waits until somebody has looked into it. */
  readonly heldUp: bigint;
  /** To be settled by the next payouts: paid once for what was refunded since. */
  readonly owed: bigint;
  readonly paidEver: bigint;
  /** Whether there was ever any, whatever became of it. */
  readonly hasAny: boolean;
};

/** What an achievement asks for, with the names of the achievements it is made of, by key. */
export type Asks = { readonly criteria: Criteria; readonly names: Readonly<Record<string, string>> };

/** The customer's home page, whole. Amounts in minor units of the program's currency unless a currency stands beside. */
export type HomeView = {
  readonly asOf: Date;
  readonly customer: { readonly name: string | null; readonly memberSince: Date };
  readonly program: {
    readonly name: string;
    readonly currency: string;
    readonly locale: string;
    readonly timeZone: string;
  };
  readonly points: number;
  readonly purchaseCount: number;
  /** Who pays the cashback out: `wallet` is store credit. */
  readonly paidBy: string;
  readonly ladder: LadderView;
  readonly achievements: readonly AchievementView[];
  /** Ids of the locked achievements nearest to done, at most three, nearest first. */
  readonly nearest: readonly string[];
  /** By id what those of the nearest ask for that were not begun. */
  readonly asks: Readonly<Record<string, Asks>>;
  readonly cashback: CashbackSummary;
  readonly activity: readonly ActivityView[];
};
