import type { OpenAPIObject } from 'trpc-to-openapi';
import { EVENT_TYPES, type EventType } from '#db/enums.ts';
import { webhookExample } from './webhook-examples.ts';

type Webhooks = NonNullable<OpenAPIObject['webhooks']>;

const WORDS: Record<EventType, string> = {
  'purchase.completed': 'The payment of a purchase was confirmed',
  'purchase.rewarded': 'A purchase was evaluated: what it earned',
  'purchase.refunded': 'Money of a purchase went back',
  'achievement.progressed': 'A customer came closer to achievements',
  'achievement.unlocked': 'A customer unlocked an achievement',
  'achievement.revoked': 'A reversal took an unlock back',
  'badge.unlocked': 'A customer reached a badge',
  'badge.revoked': 'A reversal took a badge back',
  'points.adjusted': 'Points were changed by hand',
  'cashback.pending': 'Cashback is owed',
  'cashback.completed': 'Cashback was paid',
  'cashback.failed': 'Cashback could not be paid',
  'cashback.reversed': 'Cashback was taken back with a refund, before it was paid or from the next payouts',
};

const SIGNATURE_HEADERS = [
  ['webhook-id', 'The same for every delivery of one event: drop what you have seen.'],
  ['webhook-timestamp', 'When it was sent, in seconds since 1970. Refuse what is older than five minutes.'],
  ['webhook-signature', '`v1,` and the signature, by Standard Webhooks; several, when the secret is being changed.'],
] as const;

/** Every event as a webhook, by Standard Webhooks. */
export function webhooks(): Webhooks {
  return Object.fromEntries(EVENT_TYPES.map((type) => [type, { post: webhook(type) }]));
}

function webhook(type: EventType) {
  return {
    operationId: `on${type.replaceAll(/(^|[._])(\w)/g, (_match, _dot, letter: string) => letter.toUpperCase())}`,
    summary: WORDS[type],
    description: 'Answer 2xx within 10 seconds, or it is sent again with growing pauses for about three days.',
    tags: ['events'],
    security: [],
    parameters: SIGNATURE_HEADERS.map(([name, description]) => {
      return { name, in: 'header' as const, required: true, description, schema: { type: 'string' as const } };
    }),
    requestBody: {
      required: true,
      content: { 'application/json': { schema: bodyOf(type), example: webhookExample(type) } },
    },
    responses: {
      '2XX': { description: 'Received.' },
      '410': { description: 'Not wanted any more: the endpoint is switched off.' },
    },
  };
}

function bodyOf(type: EventType) {
  return {
    type: 'object' as const,
    required: ['type', 'timestamp', 'data'],
    properties: {
      type: { type: 'string' as const, const: type },
      timestamp: { type: 'string' as const, format: 'date-time' },
      data: { type: 'object' as const, description: 'What happened, and to which customer. Amounts in minor units.' },
    },
  };
}
