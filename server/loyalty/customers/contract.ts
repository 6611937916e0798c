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
