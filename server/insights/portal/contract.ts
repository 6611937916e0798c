import type { AttemptOutcome, CashbackKind } from '#db/enums.ts';
import type {
  AchievementView,
  ActivityView,
  Asks,
  BadgeView,
  CashbackSummary,
  CashbackWorking,
  LadderView,
  Settlement,
} from '#server/insights/home/contract.ts';
import type { AchievementDefinition, Criteria } from '#server/loyalty/achievements/contract.ts';
import type { BadgeBenefits } from '#server/loyalty/badges/contract.ts';

/** What every page needs to write numbers and times: the program, and the moment its data was read. */
export type Framed = {
  readonly asOf: Date;
  readonly program: {
    readonly name: string;
    readonly currency: string;
    readonly locale: string;
    readonly timeZone: string;
  };
};

export type GoalView = AchievementView & {
  /** Of all customers who ever did something, how many have it, in basis points; null before anybody did. */
  readonly rarityBps: number | null;
  /** What it asks for, where no description says it; null where one does, and for a masked one. */
  readonly asks: Asks | null;
};

/** Names of the achievements a rule is made of, by key. Secret ones that are locked are not among them. */
export type PartNames = Readonly<Record<string, string>>;

export type AchievementsView = Framed & { readonly achievements: readonly GoalView[] };

/** A fact as a line: what it was called, and when. A purchase and its refund by the order, and by what was bought. */
export type FactLine = {
  readonly id: string;
  readonly kind: 'purchase' | 'refund' | 'activity' | 'adjustment';
  readonly title: string;
  readonly lines: { readonly first: string; readonly others: number } | null;
  readonly occurredAt: Date;
};

/** One comparison of a trace. */
export type SeenComparison = {
  readonly field: string;
  readonly op: string;
  readonly expected: unknown;
  readonly observed: unknown;
  readonly negated?: boolean;
};

/** A part of a collection or a composite, and whether the customer has it. `name` null: a secret one. */
export type GoalPart = { readonly name: string | null; readonly isHad: boolean };

/** One achievement in full. Of a locked secret one only the mask is told. */
export type AchievementStory = Framed & {
  readonly view: GoalView;
  readonly rule: {
    readonly criteria: Criteria;
    readonly recurrence: AchievementDefinition['recurrence'];
    readonly schedule: AchievementDefinition['schedule'];
    readonly audience: AchievementDefinition['audience'];
    /** From when on it counts, if the customer had done something before; null: everything counts. */
    readonly countsFrom: Date | null;
  } | null;
  readonly names: PartNames;
  readonly parts: readonly GoalPart[];
  /** The latest facts that counted, newest first. */
  readonly counted: readonly { readonly fact: FactLine; readonly before: bigint; readonly after: bigint }[];
  /** The latest facts that were considered and did not count, newest first. */
  readonly missed: readonly { readonly fact: FactLine; readonly reasons: readonly SeenComparison[] }[];
};

export type RungView = BadgeView & { readonly benefits: BadgeBenefits };

/** A rung that was reached, and when it was lost again. */
export type BadgePassage = {
  readonly id: string;
  readonly badge: Pick<BadgeView, 'level' | 'name' | 'color'>;
  readonly earnedAt: Date;
  readonly revokedAt: Date | null;
};

export type BadgesView = Framed & {
  readonly points: number;
  readonly achievements: number;
  readonly ladder: LadderView;
  readonly rungs: readonly RungView[];
  readonly history: readonly BadgePassage[];
};

export const CASHBACK_TABS = ['all', 'waiting', 'paid', 'failed', 'taken'] as const;
export type CashbackTab = (typeof CASHBACK_TABS)[number];

/** A try to pay. What the provider said stays with us. */
export type PaymentTry = { readonly at: Date; readonly outcome: AttemptOutcome };

/** A transaction as its customer sees it. Amounts in minor units; what is paid is `working.amount`. */
export type CashbackRow = {
  readonly id: string;
  readonly kind: CashbackKind;
  readonly purchaseId: string;
  readonly orderId: string;
  readonly lines: { readonly first: string; readonly others: number } | null;
  readonly boughtAt: Date;
  readonly purchaseAmount: bigint;
  /** What was first owed, before refunds took from it. */
  readonly opened: bigint;
  readonly reversed: bigint;
  readonly working: CashbackWorking;
  readonly createdAt: Date;
  readonly nextAttemptAt: Date | null;
  readonly completedAt: Date | null;
  readonly failedAt: Date | null;
  readonly reversedAt: Date | null;
  /** Set where it was called off by hand, not by a refund. */
  readonly cancelledAt: Date | null;
  readonly tries: readonly PaymentTry[];
};

/** Who pays a customer's cashback out, and where to. */
export type PaidTo = {
  /** `wallet`: store credit in our own books. */
  readonly provider: string;
  /** How the customer recognises the account, without its number; null where none is known or none is needed. */
  readonly label: string | null;
  /** The customer says themselves where the money goes: the program pays by this provider, and it asks for an account. */
  readonly isTheirsToSay: boolean;
};

/** Store credit of one currency. */
export type Credit = { readonly currency: string; readonly balance: bigint };

type Sum = { readonly currency: string; readonly amount: bigint };

/** What a customer gives up who leaves for good. Sums by currency, the program's first, and only where there is something. */
export type Leaving = {
  readonly points: number;
  readonly badge: string | null;
  /** Cashback that is not paid yet, held up or not. */
  readonly unpaid: readonly Sum[];
  readonly credit: readonly Sum[];
};

export type CashbackOverview = Framed & {
  readonly summary: CashbackSummary;
  readonly counts: Readonly<Record<CashbackTab, number>>;
  readonly paidTo: PaidTo;
  /** What stands in the books of store credit, the program's currency first; empty for who never got any. */
  readonly credits: readonly Credit[];
};

/** An entry of the books of store credit: what came is positive, what went is negative. */
export type CreditEntry = {
  readonly id: string;
  readonly at: Date;
  /** Null for what neither was cashback nor took it back. */
  readonly kind: CashbackKind | null;
  /** What it came of; null likewise. */
  readonly purchase: (Pick<CashbackRow, 'orderId' | 'lines'> & { readonly id: string }) | null;
  readonly amount: bigint;
  /** What stood there after it. */
  readonly balance: bigint;
  readonly currency: string;
};

export type CreditPage = Framed &
  Pick<CashbackOverview, 'credits' | 'paidTo'> & {
    readonly entries: readonly CreditEntry[];
    readonly next: Cursor | null;
  };

export type Cursor = { readonly at: Date; readonly id: string };
export type CashbackPage = { readonly rows: readonly CashbackRow[]; readonly next: Cursor | null };

/** A line of a statement. */
export type StatementRow = Pick<
  CashbackRow,
  'kind' | 'orderId' | 'boughtAt' | 'createdAt' | 'purchaseAmount' | 'completedAt' | 'cancelledAt' | 'working'
>;

export const FEED_FILTERS = ['all', 'purchases', 'refunds', 'payments', 'others'] as const;
export type FeedFilter = (typeof FEED_FILTERS)[number];

/** Cashback that was paid, or taken back after it was. */
export type PaymentView = {
  readonly id: string;
  readonly kind: 'payment';
  readonly occurredAt: Date;
  readonly orderId: string;
  readonly amount: bigint;
  readonly currency: string;
  /** What was taken back went from there; null for what was paid. */
  readonly takenFrom: Settlement['from'] | null;
};

export type FeedItem = ActivityView | PaymentView;
export type FeedPage = Framed & { readonly items: readonly FeedItem[]; readonly next: Cursor | null };

/** One line of what a purchase did or did not do. */
export type StoryLine = {
  readonly subject: 'achievement' | 'badge' | 'cashback';
  /** Empty for cashback. */
  readonly name: string;
  /** As the trace has it; `unmoved` where the rule was met and its progress stayed, since the like had counted before. */
  readonly outcome: string;
  readonly progress: { readonly have: bigint; readonly need: bigint; readonly measure: Measure } | null;
  readonly reasons: readonly SeenComparison[];
};

type Measure = NonNullable<AchievementView['progress']>['measure'];

/** A refund of a purchase and what it took back. */
export type RefundMoment = {
  readonly id: string;
  readonly at: Date;
  readonly amount: bigint;
  /** What it changed of the customer's points. */
  readonly points: number;
  /** Names of achievements and badges. */
  readonly lost: readonly string[];
  /** Null where several lowered the cashback together before it was paid. */
  readonly cashback: bigint | null;
  /** False until it has taken back what it takes. */
  readonly isDone: boolean;
};

/** Everything one purchase did, and why not more. */
export type PurchaseStory = Framed & {
  readonly purchase: Extract<ActivityView, { kind: 'purchase' }>;
  readonly items: readonly {
    readonly name: string;
    readonly quantity: number;
    readonly unitAmount: bigint;
  }[];
  readonly refunded: bigint;
  /** The oldest first. */
  readonly refunds: readonly RefundMoment[];
  readonly lines: readonly StoryLine[];
  readonly payment: CashbackRow | null;
};
