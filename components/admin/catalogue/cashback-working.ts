import type { Rounding } from '#server/kernel/money.ts';
import type { BadgeDefinition } from '#server/loyalty/badges/contract.ts';
import type { CashbackDefinition } from '#server/payments/cashback/contract.ts';
import {
  type Cashback,
  type CashbackBenefit,
  type CashbackRule,
  cashbackFor,
  compileCashback,
  NO_BENEFIT,
} from '#server/payments/cashback/rules.ts';

/** The rule as the engine prices with it; null while a field cannot be read. `rounding` is the program's, for a rule without one. */
export function pricingOf(definition: CashbackDefinition, rounding: Rounding): CashbackRule | null {
  const { bands, minimum, cap } = definition;
  const amounts = [...bands.map(({ from }) => from), minimum ?? 0, cap ?? 0];
  const isRead = [...amounts, ...bands.map(({ rateBps }) => rateBps)].every(Number.isSafeInteger);
  return isRead && bands.length > 0 ? compileCashback(definition, rounding) : null;
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
export type RateStep = { readonly from: bigint; readonly rateBps: number };

/** The effective rate of every band, before minimum and cap. */
export function rateSteps(rule: CashbackRule | null, badge: BadgeDefinition | undefined): RateStep[] {
  if (!rule) return [];
  return rule.bands
    .toReversed()
    .map(({ from }) => ({ from, rateBps: cashbackFor(rule, from, benefitOf(badge)).rateBps }));
}

/** From which purchase on the cap cuts what is paid; null where it never does. */
export function capReached(rule: CashbackRule, badge: BadgeDefinition | undefined): bigint | null {
  const { cap } = rule;
  if (cap === null) return null;
  const steps = rateSteps(rule, badge);
  for (const [index, { from, rateBps }] of steps.entries()) {
    if (rateBps === 0) continue;
    const reached = (cap * BPS_OF_ONE) / BigInt(rateBps);
    const first = reached > from ? reached : from;
    const end = steps[index + 1]?.from;
    if (end === undefined || first < end) return first;
  }
  return null;
}

const BPS_OF_ONE = 10_000n;
