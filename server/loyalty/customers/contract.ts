import { z } from 'zod';
import { shortText } from '#server/kernel/input.ts';

/** How a partner names a customer: by our id, by theirs, or by email. One of the three is required. */
export const customerReference = z
  .strictObject({
    id: z.uuid().toLowerCase().optional(),
    externalId: shortText.optional(),
    email: z.email().max(255).toLowerCase().optional(),
    name: shortText.optional(),
  })
  .refine((customer) => customer.id ?? customer.externalId ?? customer.email, 'needs an id, an externalId or an email');

export type CustomerReference = z.output<typeof customerReference>;

const externalId = shortText;
const email = z.email().max(255).toLowerCase();
const name = shortText;

/** A customer as a partner makes one: known by the partner's own id, by email, or both. */
export const createCustomerInput = z
  .strictObject({ externalId: externalId.optional(), email: email.optional(), name: name.optional() })
  .refine((customer) => customer.externalId ?? customer.email, 'needs an externalId or an email');
export type CreateCustomerInput = z.input<typeof createCustomerInput>;

/** What is to be changed of a customer; null takes it away, absent leaves it. */
export const changeCustomerInput = z.strictObject({
  externalId: externalId.nullable().optional(),
  email: email.nullable().optional(),
  name: name.nullable().optional(),
});
export type ChangeCustomerInput = z.input<typeof changeCustomerInput>;

/** A customer as the house shows them to partners. Cashback in minor units of the program's currency. */
export const customerView = z.object({
  id: z.uuid(),
  externalId: z.string().nullable(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  totalPoints: z.int(),
  totalCashback: z.int(),
  purchaseCount: z.int(),
  /** When the person was taken out of the books; their name and addresses are gone. */
  anonymisedAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type CustomerView = z.infer<typeof customerView>;

/** Points given or taken by hand: how many, and why. The reason is kept for ever beside them. */
export const adjustPointsInput = z.strictObject({
  points: z
    .int()
    .min(-1_000_000)
    .max(1_000_000)
    .refine((points) => points !== 0, 'must not be 0'),
  reason: shortText,
  /** Made by the asker, once a form: the same again changes nothing. */
  key: z.uuid(),
});
export type AdjustPointsInput = z.input<typeof adjustPointsInput>;

/** Most rows that are taken at once; the console cuts a file into such parts. */
export const IMPORT_ROWS = 1_000;

/** A row of a file of customers as it stands there: whether it can be taken is answered row by row. */
const importRow = z.strictObject({
  /** Of the file, counted from 1. */
  line: z.int().min(1),
  externalId: z.string().max(1_000),
  email: z.string().max(1_000),
  name: z.string().max(1_000),
});
export type ImportRow = z.output<typeof importRow>;

/** A part of a file of customers, as the console hands it over. */
export const importCustomersInput = z.strictObject({
  /** What the file is called, for the audit log. */
  file: shortText,
  rows: z.array(importRow).min(1).max(IMPORT_ROWS),
  isDryRun: z.boolean(),
});
export type ImportCustomersInput = z.input<typeof importCustomersInput>;

/** What rows of customers did, or would do. */
export type CustomerImport = {
  readonly created: number;
  /** Known customers of whom something missing was filled in. */
  readonly filled: number;
  readonly unchanged: number;
  /** Lines that were not taken, and why. */
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
};
