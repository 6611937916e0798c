/** What a purchase earns back. Integers only, one rounding (domain: cashback). */

import type { RefundPolicy } from '#db/enums.ts';
import { ruleBroken } from '#server/kernel/errors.ts';
import { isCurrency, MAX_AMOUNT_MINOR, type Rounding, roundedDivision } from '#server/kernel/money.ts';
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
 * amount with the stored benefit; `proportional` takes back the refunded share. Both in minor units. Where a rule pays
 * smaller amounts better, the least that was earned on the way down stays: so parts always end as one refund would.
 */
export function cashbackAfterRefund(
  rule: CashbackRule,
  earned: EarnedCashback,
  net: bigint,
  policy: RefundPolicy,
): bigint {
  if (net <= 0n) return 0n;
  if (policy === 'proportional') return roundedDivision(earned.amount * net, earned.purchaseAmount, rule.rounding);
  const steps = rule.bands.map(({ from }) => from).filter((from) => from > net && from <= earned.purchaseAmount);
  const amounts = [earned.amount, ...[net, ...steps].map((left) => cashbackFor(rule, left, earned).amount)];
  return amounts.reduce((least, amount) => {
    const isLess = amount < least;
    return isLess ? amount : least;
  });
}

const MAX_RATE_BPS = 10_000;

/**
 * Refuses a rule whose bands leave a gap, are out of order or out of range.
 * @throws Refusal
 */
export function requireSoundCashback({ currency, bands, minimum, cap }: CashbackDefinition): void {
  if (!isCurrency(currency)) refuse('unknown_currency', 'currency', `"${currency}" is no currency`);
  requireSoundBands(bands);
  if (minimum !== null) requireAmount('minimum', minimum);
  if (cap !== null) requireAmount('cap', cap);
  if (minimum !== null && cap !== null && minimum > cap) {
    refuse('minimum_above_cap', 'minimum', 'The minimum must not be above the cap');
  }
}

function requireSoundBands(bands: CashbackDefinition['bands']): void {
  if (bands.length === 0) refuse('bands_empty', 'bands', 'A cashback rule needs at least one band');
  if (bands[0]?.from !== 0) refuse('bands_not_from_zero', 'bands.0.from', 'The first band must start at 0');
  for (const [index, { from, rateBps }] of bands.entries()) {
    requireAmount(`bands.${index}.from`, from);
    const before = bands[index - 1];
    if (before && before.from >= from) {
      refuse('bands_not_ascending', `bands.${index}.from`, 'Every band must start above the one before it');
    }
    if (rateBps < 0 || rateBps > MAX_RATE_BPS) {
      refuse('rate_out_of_range', `bands.${index}.rateBps`, `A rate is between 0 and ${MAX_RATE_BPS} basis points`);
    }
  }
}

function requireAmount(field: string, amount: number): void {
  if (Number.isSafeInteger(amount) && amount >= 0 && BigInt(amount) <= MAX_AMOUNT_MINOR) return;
  const most = MAX_AMOUNT_MINOR.toString();
  refuse('amount_out_of_range', field, `An amount is a whole number of minor units between 0 and ${most}`);
}

function refuse(code: string, field: string, message: string): never {
  throw ruleBroken(code, message, { [field]: [message] });
}
