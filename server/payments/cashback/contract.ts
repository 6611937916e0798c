/** The shape of a cashback rule as the catalogue stores it; what is refused beyond the shape is in `rules.ts`. */
import { z } from 'zod';
import { ATTEMPT_OUTCOMES, CASHBACK_KINDS, CASHBACK_STATUSES } from '#db/enums.ts';
import { shortText } from '#server/kernel/input.ts';
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

/** One transaction of cashback, with its working. Amounts in minor units; a clawback is negative. */
export const cashbackTransactionView = z.object({
  id: z.uuid(),
  customerId: z.uuid(),
  purchaseId: z.uuid(),
  refundId: z.uuid().nullable(),
  kind: z.enum(CASHBACK_KINDS),
  status: z.enum(CASHBACK_STATUSES),
  amount: z.int(),
  reversedAmount: z.int(),
  nettedAmount: z.int().meta({ description: 'Kept back to settle clawbacks: earned, and not sent.' }),
  currency: z.string(),
  purchaseAmount: z.int(),
  baseBps: z.int(),
  bonusBps: z.int(),
  multiplier: z.number(),
  rateBps: z.int(),
  attempts: z.int(),
  provider: z.string().nullable(),
  providerReference: z.string().nullable(),
  errorCode: z.string().nullable(),
  completedAt: z.string().nullable(),
  failedAt: z.string().nullable(),
  reversedAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type CashbackTransactionView = z.infer<typeof cashbackTransactionView>;

/** One call to a provider, or one question about an earlier call. */
export const cashbackAttemptView = z.object({
  attempt: z.int(),
  provider: z.string(),
  outcome: z.enum(ATTEMPT_OUTCOMES),
  providerReference: z.string().nullable(),
  error: z.string().nullable(),
  startedAt: z.string(),
  durationMs: z.int().nullable(),
});
export type CashbackAttemptView = z.infer<typeof cashbackAttemptView>;

/** So much of a debt is settled by a payout. A payout that is reversed settles nothing. Minor units. */
export const debtSettlement = z.object({
  clawbackId: z.uuid(),
  payoutId: z.uuid(),
  amount: z.int(),
  payoutStatus: z.enum(CASHBACK_STATUSES),
  orderId: z.string().meta({ description: 'The order of the other side.' }),
  at: z.string(),
});
export type DebtSettlement = z.infer<typeof debtSettlement>;

const proofText = z.string().min(10).max(2_000);

/** Why, and for what may have been paid: how it is known that it was not. */
export const cancelCashbackInput = z.strictObject({ reason: shortText.optional(), proof: proofText.optional() });
export type CancelCashbackInput = z.input<typeof cancelCashbackInput>;

/** The provider's reference, and how it is known that the money moved. */
export const markPaidInput = z.strictObject({ reference: shortText, proof: proofText });
export type MarkPaidInput = z.input<typeof markPaidInput>;

const retryFilter = z.strictObject({
  status: z.enum(['failed', 'needs_review']).optional(),
  provider: shortText.optional(),
  errorCode: shortText.optional(),
});

/** The ones named, or the oldest that the filter finds; all that failed or wait when neither is given. */
export const retryManyInput = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(500).optional(),
  filter: retryFilter.optional(),
  limit: z.int().min(1).max(500).default(500),
});
export type RetryManyInput = z.input<typeof retryManyInput>;

/** Which payouts the console lists; what is absent does not matter. */
export const payoutFilters = z.strictObject({
  /** An id, an order id, or how the customer's name, email or external id begins. */
  text: z.string().min(1).max(255).nullish(),
  statuses: z.array(z.enum(CASHBACK_STATUSES)).min(1).optional(),
  provider: shortText.nullish(),
  errorCode: shortText.nullish(),
});
export type PayoutFilters = z.output<typeof payoutFilters>;

/** What a text that was searched for stands for. */
export type WhoseCashback = { readonly customerIds: readonly string[]; readonly purchaseIds: readonly string[] };

/** A payout as a line of the console: how many of its tries are used, and who it is for. */
export type PayoutRow = CashbackTransactionView & {
  readonly customerName: string | null;
  readonly orderId: string;
  /** What is sent, in minor units: less what was taken back or kept for debts. */
  readonly payable: number;
  /** Tries since a person last asked for another, and how many there are. */
  readonly tries: number;
  readonly triesAllowed: number;
  readonly lastError: string | null;
  readonly nextAttemptAt: Date | null;
  readonly cancelledAt: Date | null;
};
