/** What the sandbox provider and its callers say to each other, over HTTP and JSON. Amounts in minor units. */
import { z } from 'zod';
import { MAX_AMOUNT_MINOR } from '#server/kernel/money.ts';

export const payoutRequest = z.strictObject({
  amount: z.int().min(1).max(Number(MAX_AMOUNT_MINOR)),
  currency: z.string().regex(/^[A-Z]{3}$/),
  recipient: z.string().min(1).max(255),
});

/** An entry of the provider's books. A refusal moves no money; the same key may be tried again after it. */
export const sandboxPayout = z.object({
  id: z.string().min(1),
  key: z.string().min(1),
  status: z.enum(['paid', 'refused']),
  amount: z.int(),
  currency: z.string(),
  recipient: z.string(),
  code: z.string().nullable(),
  message: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type SandboxPayout = z.infer<typeof sandboxPayout>;

export const payoutList = z.object({ data: z.array(sandboxPayout), next: z.string().nullable() });
export const sandboxError = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** The body of a webhook; `id` is the same however often it is delivered. */
export const sandboxNotice = z.object({ id: z.string().min(1), createdAt: z.iso.datetime(), payout: sandboxPayout });
export type SandboxNotice = z.infer<typeof sandboxNotice>;

/** How a call may go wrong. Those that begin with `pay_then` have moved the money before. */
export const MISBEHAVIOURS = [
  'decline',
  'late',
  'silence',
  'pay_then_silence',
  'fail_500',
  'pay_then_500',
  'reset',
  'pay_then_reset',
  'pay_then_unreadable',
  'rate_limit',
] as const;
export type Misbehaviour = (typeof MISBEHAVIOURS)[number];

const chance = z.number().min(0).max(1);

/** Goes wrong in this way: at calls that match, at the first `times` of each key, or at all when absent. */
export const misbehaviourRule = z.strictObject({
  do: z.enum(MISBEHAVIOURS),
  on: z.enum(['pay', 'lookup']).default('pay'),
  key: z.string().optional(),
  recipient: z.string().optional(),
  times: z.int().min(1).optional(),
});

/** How the provider behaves. The same plan and seed do the same to the same keys, whatever order they come in. */
export const behaviourPlan = z.strictObject({
  seed: z.int().default(1),
  /** How often a call goes wrong by chance, by the kind of fault; together at most 1. */
  chances: z.partialRecord(z.enum(MISBEHAVIOURS), chance).default({}),
  rules: z.array(misbehaviourRule).default([]),
  lateMs: z.int().min(0).default(2_000),
  retryAfterSeconds: z.int().min(0).default(1),
  /** Keys older than this are forgotten: not found, and paid again. Never when null. */
  keyWindowMs: z.int().min(1).nullable().default(null),
  notices: z
    .strictObject({
      /** Where webhooks go; none are sent when null. */
      url: z.url().nullable().default(null),
      duplicates: chance.default(0),
      /** Each waits a random part of this, so that they arrive out of order. */
      shuffleMs: z.int().min(0).default(0),
    })
    .prefault({}),
});
export type BehaviourPlan = z.infer<typeof behaviourPlan>;
