/** The shape of a cashback rule as the catalogue stores it; what is refused beyond the shape is in `rules.ts`. */
import { z } from 'zod';
import { ROUNDINGS } from '#server/kernel/money.ts';

/** From this amount of the purchase on (minor units), this rate in basis points. */
export const cashbackBand = z.strictObject({ from: z.int(), rateBps: z.int() });
export type CashbackBand = z.infer<typeof cashbackBand>;

/** One version of the rule of one currency. Amounts in minor units of that currency. */
export const cashbackDefinition = z.strictObject({
  currency: z.string().length(3),
  bands: z.array(cashbackBand).max(50),
  /** Cashback below this is not paid at all. */
  minimum: z.int().nullable().default(null),
  /** Cashback above this is cut to it. */
  cap: z.int().nullable().default(null),
  /** The program's rounding when null. */
  rounding: z.enum(ROUNDINGS).nullable().default(null),
  isActive: z.boolean().default(true),
});
export type CashbackDefinition = z.infer<typeof cashbackDefinition>;
