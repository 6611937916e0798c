/** The catalogue: as rows of the database, and as the engine wants it. Built by `timeline.ts`. */
import type { Reversal } from '#db/enums.ts';
import type { Rounding } from '#server/kernel/money.ts';
import type { AchievementDefinition, CalendarUnit } from '#server/loyalty/achievements/contract.ts';
import type { BadgeDefinition } from '#server/loyalty/badges/contract.ts';
import type { CashbackDefinition } from '#server/payments/cashback/contract.ts';
import type { CashbackBenefit, CashbackRule } from '#server/payments/cashback/rules.ts';
import type { Zone } from './calendar.ts';
import type { Test } from './conditions.ts';
import type { PurchaseItem } from './model.ts';
import type { Scene } from './scene.ts';

/** Every version carries when it starts to count: epoch milliseconds, or null for "since always". */
type Versioned = { readonly version: number; readonly effectiveFrom: number | null };

export type AchievementVersion = Versioned & {
  readonly achievementId: string;
  readonly key: string;
  readonly definition: AchievementDefinition;
};
export type BadgeVersion = Versioned & { readonly badgeId: string; readonly definition: BadgeDefinition };
export type CashbackVersion = Versioned & { readonly ruleId: string; readonly definition: CashbackDefinition };

export type ProgramRules = {
  readonly currency: string;
  readonly timeZone: string;
  readonly rounding: Rounding;
};

/** All versions there ever were, in any order. */
export type CatalogueRows = {
  readonly program: ProgramRules;
  readonly achievements: readonly AchievementVersion[];
  readonly badges: readonly BadgeVersion[];
  readonly cashback: readonly CashbackVersion[];
};

/** `until` is exclusive; both are epoch milliseconds. */
export type Span = { readonly from: number; readonly until: number };

export type CompiledWindow =
  | { readonly kind: 'lifetime' }
  | { readonly kind: 'calendar'; readonly unit: CalendarUnit }
  | { readonly kind: 'rolling'; readonly days: number }
  | { readonly kind: 'span'; readonly span: Span }
  | { readonly kind: 'sinceFirst'; readonly days: number };

export type CompiledRecurrence =
  | { readonly kind: 'once' }
  | { readonly kind: 'perWindow'; readonly unit: CalendarUnit }
  | { readonly kind: 'onCompletion'; readonly max: number; readonly carryExcess: boolean };

/** What one matching fact adds: a sum, values not seen before, or a unit of a streak. */
export type Counter =
  | { readonly kind: 'sum'; readonly of: 'fact' | 'amount' | 'value'; readonly items: Test<PurchaseItem> | null }
  | { readonly kind: 'distinct'; readonly of: 'day' | 'sku' | 'category'; readonly among: readonly string[] | null }
  | { readonly kind: 'streak'; readonly unit: CalendarUnit };

export type CompiledAchievement = {
  readonly id: string;
  readonly key: string;
  /** `achievement:<key>` */
  readonly subject: string;
  readonly version: number;
  /** Versions whose rows this version goes on counting (decision 2). */
  readonly continues: ReadonlySet<number>;
  readonly target: bigint;
  readonly points: number;
  readonly schedule: Span;
  readonly audience: Test<Scene> | null;
  readonly reversal: Reversal;
};

export type CountedAchievement = CompiledAchievement & {
  readonly where: Test<Scene> | null;
  readonly window: CompiledWindow;
  readonly recurrence: CompiledRecurrence;
  readonly counter: Counter;
  /** Gross spending looks at purchases as they were bought, whatever was refunded. */
  readonly isGross: boolean;
  /** Only the number is kept, and it can only grow: such a counter goes on after its unlock. */
  readonly isSteady: boolean;
};

export type CompositeAchievement = CompiledAchievement & { readonly of: readonly string[] };

export type CompiledBadge = CashbackBenefit & {
  readonly id: string;
  readonly level: number;
  /** `badge:<level>` */
  readonly subject: string;
  readonly version: number;
  readonly pointsRequired: number;
  readonly achievementsRequired: number;
  readonly pointsPct: number;
};

export type PricedRule = CashbackRule & { readonly id: string; readonly version: number };

/** The rules in force over one stretch of time: only what is active. */
export type Catalog = {
  readonly currency: string;
  readonly zone: Zone;
  readonly onPurchase: readonly CountedAchievement[];
  readonly onActivity: ReadonlyMap<string, readonly CountedAchievement[]>;
  /** Each after those it is made of. */
  readonly composites: readonly CompositeAchievement[];
  /** By rising level. */
  readonly ladder: readonly CompiledBadge[];
  readonly cashback: ReadonlyMap<string, PricedRule>;
};
