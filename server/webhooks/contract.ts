import { z } from 'zod';
import { DELIVERY_OUTCOMES, DELIVERY_STATUSES, EVENT_TYPES, WEBHOOK_DISABLED_REASONS } from '#db/enums.ts';
import { MAX_TEXT } from '#server/kernel/input.ts';

/** Longest address of a receiver, in characters. */
export const MAX_URL = 2_048;

/** An endpoint as a partner describes it. What is refused beyond the shape is in `public-addresses.ts`. */
export const webhookFields = z.strictObject({
  url: z.string().min(1).max(MAX_URL),
  eventTypes: z
    .array(z.enum(EVENT_TYPES))
    .min(1)
    .refine((types) => new Set(types).size === types.length, 'must name each event once')
    .nullable()
    .default(null)
    .meta({ description: 'The events it hears of; null: all, also kinds that are added later.' }),
  description: z.string().min(1).max(MAX_TEXT).nullable().default(null),
  active: z.boolean().default(true),
});
export type WebhookFields = z.output<typeof webhookFields>;

/** What may be changed of an endpoint; what is absent stays. */
export const webhookChanges = z.strictObject({
  url: webhookFields.shape.url.optional(),
  eventTypes: webhookFields.shape.eventTypes.unwrap().optional(),
  description: webhookFields.shape.description.unwrap().optional(),
  active: webhookFields.shape.active.unwrap().optional(),
  rotateSecret: z.boolean().optional().meta({ description: 'True: a new secret, told in the answer, once.' }),
});
export type WebhookChanges = z.output<typeof webhookChanges>;

/** An endpoint as it is shown. Its secret is not among it. */
export const webhookView = z.object({
  id: z.uuid(),
  url: z.string(),
  eventTypes: z.array(z.enum(EVENT_TYPES)).nullable(),
  description: z.string().nullable(),
  active: z.boolean(),
  disabledReason: z.enum(WEBHOOK_DISABLED_REASONS).nullable(),
  disabledAt: z.string().nullable(),
  failingSince: z.string().nullable(),
  previousSecretUntil: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type WebhookView = z.infer<typeof webhookView>;

/** One call of an endpoint. */
export const deliveryAttemptView = z.object({
  attempt: z.int(),
  outcome: z.enum(DELIVERY_OUTCOMES),
  responseStatus: z.int().nullable(),
  responseExcerpt: z.string().nullable(),
  error: z.string().nullable(),
  startedAt: z.string(),
  durationMs: z.int().nullable(),
});

/** An event on its way to an endpoint. */
export const deliveryView = z.object({
  id: z.uuid().meta({ description: 'The event, and the `webhook-id` it is sent under.' }),
  webhookId: z.uuid(),
  eventType: z.enum(EVENT_TYPES),
  status: z.enum(DELIVERY_STATUSES),
  attempts: z.int(),
  nextAttemptAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  createdAt: z.string(),
  history: z.array(deliveryAttemptView),
});
export type DeliveryView = z.infer<typeof deliveryView>;
