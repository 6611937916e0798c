import type { BadgeDefinition } from '#server/loyalty/badges/contract.ts';
import { type CashbackDefinition, cashbackDefinition } from '#server/payments/cashback/contract.ts';
import {
  type Cashback,
  type CashbackBenefit,
  type CashbackRule,
  cashbackFor,
  compileCashback,
  NO_BENEFIT,
} from '#server/payments/cashback/rules.ts';

/** The rule as the engine prices with it; null while a field cannot be read. A program rounds half up unless it says otherwise. */
export function pricingOf(definition: CashbackDefinition): CashbackRule | null {
  const read = cashbackDefinition.safeParse(definition);
  if (!read.success || read.data.bands.length === 0) return null;
  return compileCashback(read.data, 'half_up');
}

/** What a badge adds to cashback. */
export function benefitOf(badge: BadgeDefinition | undefined): CashbackBenefit {
  if (!badge) return NO_BENEFIT;
  const { cashbackBonusBps, cashbackMultiplier } = badge.benefits;
  return { bonusBps: cashbackBonusBps, multiplierPct: Math.round(cashbackMultiplier * 100) };
}

/** What a purchase would pay back, with its working: the very calculation that pays. */
export function priced(rule: CashbackRule, amount: number, badge: BadgeDefinition | undefined): Cashback {
  return cashbackFor(rule, BigInt(amount), benefitOf(badge));
}

/** One step of the effective rate: from this amount on, this rate in basis points. */
export type RateStep = { readonly from: number; readonly rateBps: number };

/** The effective rate of every band, before minimum and cap. */
export function rateSteps(definition: CashbackDefinition, badge: BadgeDefinition | undefined): RateStep[] {
  const rule = pricingOf(definition);
  if (!rule) return [];
  const bands = definition.bands.toSorted((a, b) => a.from - b.from);
  return bands.map(({ from }) => ({ from, rateBps: priced(rule, from, badge).rateBps }));
}
