import type { AchievementDefinition } from '#server/loyalty/achievements/contract.ts';
import type { BadgeDefinition } from '#server/loyalty/badges/contract.ts';
import type { CashbackDefinition } from '#server/payments/cashback/contract.ts';

/** One form a rule had. `effectiveFrom` null: since always. `createdBy` names the person, or the actor as the audit log does. */
export type RuleVersion<Definition> = {
  readonly version: number;
  readonly definition: Definition;
  readonly effectiveFrom: Date | null;
  readonly createdBy: string;
  readonly createdAt: Date;
};

/** An achievement as the console lists it. `holders` have it now; `customers` did anything at all (minutes old, both, in the list). */
export type AchievementRow = {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly definition: AchievementDefinition;
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly holders: number;
  readonly customers: number;
};

export type AchievementDetail = AchievementRow & { readonly versions: readonly RuleVersion<AchievementDefinition>[] };

/** A rung of the ladder, with the customers who wear it now. */
export type BadgeRow = {
  readonly id: string;
  readonly version: number;
  readonly definition: BadgeDefinition;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly wearers: number;
};

export type BadgeDetail = BadgeRow & { readonly versions: readonly RuleVersion<BadgeDefinition>[] };

/** The cashback rule of a currency, newest form first. */
export type CashbackRuleDetail = {
  readonly id: string;
  readonly currency: string;
  readonly version: number;
  readonly definition: CashbackDefinition;
  readonly updatedAt: Date;
  readonly versions: readonly RuleVersion<CashbackDefinition>[];
};

/** How many words of a kind are told at most; where there are so many, there may be others. */
export const MOST_SEEN = 60;

/** Words of a shop's newest purchases by the field of a condition that may ask for them. */
export type SeenValues = Readonly<Record<'channel' | 'category' | 'sku', readonly string[]>>;
