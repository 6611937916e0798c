/** A customer's store credit as they are told of it. Amounts in minor units: what came is positive, what went is negative. */
import { z } from 'zod';
import { CASHBACK_KINDS } from '#db/enums.ts';
import { currencyText, instantText } from '#server/kernel/input.ts';

/** Which part of the books: of one currency (the program's when absent), within [from, to). */
export const statementPeriod = z.strictObject({
  currency: currencyText.optional(),
  from: instantText.optional(),
  to: instantText.optional(),
});
export type StatementPeriod = z.input<typeof statementPeriod>;

export const statementLine = z.object({
  at: z.string(),
  /** What it was: cashback, or cashback taken back; null for what neither was. */
  kind: z.enum(CASHBACK_KINDS).nullable(),
  /** The order it came from. */
  orderId: z.string().nullable(),
  transactionId: z.string(),
  amount: z.int(),
  /** What stood there after it. */
  balance: z.int(),
});
export type StatementLineView = z.infer<typeof statementLine>;

export const walletStatementView = z.object({
  currency: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  opening: z.int(),
  lines: z.array(statementLine),
  closing: z.int(),
});
export type WalletStatement = z.infer<typeof walletStatementView>;
