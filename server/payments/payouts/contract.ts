/** What is said of the accounts that customers are paid to. */
import { z } from 'zod';
import { shortText } from '#server/kernel/input.ts';

/** An account as people may see it: never its number. */
export const payoutAccountView = z.object({
  provider: z.string(),
  label: z.string(),
  preferred: z.boolean(),
  updatedAt: z.string(),
});
export type PayoutAccountView = z.infer<typeof payoutAccountView>;

/** What each provider that pays to an account needs to know of it. */
export const ACCOUNT_FIELDS: Readonly<Record<string, readonly string[]>> = {
  sandbox: ['recipient'],
  stripe: ['account'],
  paystack: ['name', 'accountNumber', 'bankCode'],
};

export const setPayoutAccountInput = z.strictObject({
  programId: z.uuid(),
  userId: z.uuid(),
  provider: shortText,
  /** What the provider needs to know; each has its own form. */
  details: z.record(z.string().max(64), z.string().max(255)),
  /** Pay this customer by this provider, also where the program's own is another. */
  preferred: z.boolean().default(false),
});
export type SetPayoutAccountInput = z.input<typeof setPayoutAccountInput>;
