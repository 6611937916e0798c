import { z } from 'zod';
import { instantText, metadataInput, shortText } from '#server/kernel/input.ts';
import { MAX_AMOUNT_MINOR } from '#server/kernel/money.ts';
import { customerReference } from '#server/loyalty/customers/contract.ts';

/** Something a customer did: `review`, `referral`, or a name of the program's own. `key` makes it exactly-once. */
export const recordActivityInput = z.strictObject({
  customer: customerReference,
  name: z.string().regex(/^[a-z][a-z0-9_.-]{0,63}$/, 'use small letters, digits and . _ -, at most 64'),
  /** Summed by achievements that measure a sum; a whole number, not negative. */
  value: z.int().min(0).max(Number(MAX_AMOUNT_MINOR)).optional(),
  key: shortText,
  /** Now, when absent. */
  occurredAt: instantText.optional(),
  metadata: metadataInput.default({}),
});

export type RecordActivityInput = z.input<typeof recordActivityInput>;
export type CheckedActivityInput = z.output<typeof recordActivityInput>;

/** An activity as the house shows it. */
export const activityView = z.object({
  id: z.uuid(),
  customerId: z.uuid(),
  name: z.string(),
  value: z.int().nullable(),
  key: z.string(),
  occurredAt: z.string(),
  metadata: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  processedForLoyalty: z.boolean(),
  createdAt: z.string(),
});

export type ActivityView = z.infer<typeof activityView>;
