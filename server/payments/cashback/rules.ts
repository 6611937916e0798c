/** What a purchase earns back. Integers only, one rounding (domain: cashback). */

import { type Rounding, roundedDivision } from '#server/kernel/money.ts';
import type { CashbackDefinition } from './contract.ts';

/** A rule ready to price with: amounts as bigint, bands by falling `from`. */
export type CashbackRule = {
  readonly currency: string;
  readonly bands: readonly { readonly from: bigint; readonly rateBps: number }[];
  readonly minimum: bigint;
  readonly cap: bigint | null;
  readonly rounding: Rounding;
};

/** What a badge adds: basis points, then a multiplier in hundredths (100 = 1.00). */
export type CashbackBenefit = { readonly bonusBps: number; readonly multiplierPct: number };

export const NO_BENEFIT: CashbackBenefit = { bonusBps: 0, multiplierPct: 100 };

/** `amount` in minor units comes from the exact rate; `rateBps` is that rate rounded half up, for show. */
export type Cashback = {
  readonly amount: bigint;
  readonly baseBps: number;
  readonly bonusBps: number;
  readonly multiplierPct: number;
  readonly rateBps: number;
  /** What the rate alone would give, before minimum and cap. */
  readonly exact: bigint;
  /** Why `amount` differs from the rate: dropped by the minimum, or cut to the cap. */
  readonly limit: 'minimum' | 'cap' | null;
};

/** Makes a stored definition ready to price with. `rounding` is the program's, used where the rule has none. */
export function compileCashback(definition: CashbackDefinition, rounding: Rounding): CashbackRule {
  const bands = definition.bands.map((band) => ({ from: BigInt(band.from), rateBps: band.rateBps }));
  return {
    currency: definition.currency,
    bands: bands.sort((a, b) => (a.from < b.from ? 1 : -1)),
    minimum: BigInt(definition.minimum ?? 0),
    cap: definition.cap === null ? null : BigInt(definition.cap),
    rounding: definition.rounding ?? rounding,
  };
}

/** The band an amount falls into: the highest whose `from` it reaches. */
export function bandFor(rule: CashbackRule, amount: bigint): { from: bigint; rateBps: number } {
  return rule.bands.find((band) => amount >= band.from) ?? { from: 0n, rateBps: 0 };
}

/**
 * `(band + bonus) * multiplier` of the amount, rounded once, then minimum and cap. An amount below the minimum is not
 * paid (0), so that a purchase of one kobo never earns the minimum. Zero means no transaction.
 */
export function cashbackFor(rule: CashbackRule, amount: bigint, benefit: CashbackBenefit = NO_BENEFIT): Cashback {
  const { rateBps: baseBps } = bandFor(rule, amount);
  const { bonusBps, multiplierPct } = benefit;
  const rateMillionths = BigInt(baseBps + bonusBps) * BigInt(multiplierPct);
  const exact = amount <= 0n ? 0n : roundedDivision(amount * rateMillionths, 1_000_000n, rule.rounding);
  const limit = limitOf(rule, exact);
  return {
    amount: limit === 'minimum' ? 0n : limit === 'cap' && rule.cap !== null ? rule.cap : exact,
    baseBps,
    bonusBps,
    multiplierPct,
    rateBps: Number(roundedDivision(rateMillionths, 100n, 'half_up')),
    exact,
    limit,
  };
}

function limitOf(rule: CashbackRule, amount: bigint): Cashback['limit'] {
  if (amount < rule.minimum) return 'minimum';
  return rule.cap !== null && amount > rule.cap ? 'cap' : null;
}

/** What was earned when the purchase was rewarded, and with which benefit. */
export type EarnedCashback = { readonly purchaseAmount: bigint; readonly amount: bigint } & CashbackBenefit;

/**
 * What remains earned once only `net` of the purchase is left, never more than was earned. `reevaluate` prices the net
 * amount with the stored benefit; `proportional` takes back the refunded share. Both in minor units.
 */
export function cashbackAfterRefund(
  rule: CashbackRule,
  earned: EarnedCashback,
  net: bigint,
  policy: 'reevaluate' | 'proportional',
): bigint {
  if (net <= 0n) return 0n;
  if (policy === 'proportional') return roundedDivision(earned.amount * net, earned.purchaseAmount, rule.rounding);
  const { amount } = cashbackFor(rule, net, earned);
  return amount > earned.amount ? earned.amount : amount;
}
