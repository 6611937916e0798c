import { z } from 'zod';
import type { Tx } from '#db/client.ts';

/** The queues of the house. Each has a dead-letter queue named after it with `.dead` behind. */
export const QUEUES = ['loyalty', 'payments', 'notifications', 'webhooks', 'history'] as const;
export type QueueName = (typeof QUEUES)[number];

const ids = z.array(z.uuid()).max(1_000);

/**
 * Every job: its queue and what it carries. A job carries ids only: it wakes a worker, the rows are the truth.
 * New payload fields are optional, so that jobs written by an older version still run.
 */
export const JOBS = {
  /** Reward facts that are not rewarded yet. */
  'rewards.grant': {
    queue: 'loyalty',
    payload: z.object({ purchaseIds: ids.default([]), refundIds: ids.default([]), activityIds: ids.default([]) }),
  },
  /** Pay cashback transactions that are due. */
  'cashback.pay': { queue: 'payments', payload: z.object({ transactionIds: ids }) },
  /** Compare what providers say they paid with our books. */
  'payout.reconcile': { queue: 'payments', payload: z.object({ runIds: ids }) },
  /** Tell customers about events. */
  'notification.deliver': { queue: 'notifications', payload: z.object({ eventIds: ids }) },
  /** Send mails that wait. */
  'mail.send': { queue: 'notifications', payload: z.object({ mailIds: ids }) },
  /** Go on with walks through all customers because of a changed rule. */
  'catalog.reevaluate': { queue: 'history', payload: z.object({ reevaluationIds: ids }) },
  /** Send what is due to these endpoints, whose turn was taken for it. */
  'webhook.deliver': { queue: 'webhooks', payload: z.object({ endpointIds: ids }) },
} as const satisfies Record<string, { queue: QueueName; payload: z.ZodType }>;

export type JobName = keyof typeof JOBS;
export type JobPayload<N extends JobName> = z.output<(typeof JOBS)[N]['payload']>;
export type JobInput<N extends JobName> = z.input<(typeof JOBS)[N]['payload']>;

/** What lies in the queue. */
export type JobEnvelope = { [N in JobName]: { job: N; payload: JobInput<N>; requestId?: string } }[JobName];

export type EnqueueOptions = { startAfter?: Date };

/** Puts a job into the queue inside the caller's transaction: it exists when, and only when, that commits. */
export type Enqueue = <N extends JobName>(
  tx: Tx,
  job: N,
  payload: JobInput<N>,
  options?: EnqueueOptions,
) => Promise<void>;
