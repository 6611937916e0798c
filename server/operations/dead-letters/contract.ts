import { z } from 'zod';
import { QUEUES, type QueueName } from '#server/jobs/contracts.ts';
import { DEAD_SOURCES, type DeadSource, FACT_SOURCES } from './choices.ts';

export const queueName = z.enum(QUEUES);

export const listJobsInput = z.strictObject({
  queue: queueName.optional(),
  limit: z.int().min(1).max(100).default(50),
  /** The id of the last row of the page before. */
  after: z.uuid().nullish(),
});
export type ListJobsInput = z.output<typeof listJobsInput>;

const letters = z.strictObject({ queue: queueName, ids: z.array(z.uuid()).min(1).max(500) });
export const redriveJobsInput = letters;
export type RedriveJobsInput = z.output<typeof redriveJobsInput>;

export const discardJobsInput = letters.extend({
  reason: z.string().trim().min(3).max(500),
  /** The word a person types to show that they mean it. */
  confirm: z.literal('discard'),
});
export type DiscardJobsInput = z.output<typeof discardJobsInput>;

/** A job that was given up. Its payload is ids only, and only those of the reader's program. */
export type DeadJob = {
  readonly id: string;
  readonly queue: QueueName;
  /** Null when it is no job of the house: it can only be discarded. */
  readonly job: string | null;
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** Why it was given up, without secrets. */
  readonly error: string | null;
  readonly createdAt: Date;
};
export type DeadJobPage = { readonly rows: readonly DeadJob[]; readonly next: string | null };

export const listDeadWorkInput = z.strictObject({
  source: z.enum(DEAD_SOURCES).optional(),
  limit: z.int().min(1).max(100).default(50),
});
export type ListDeadWorkInput = z.output<typeof listDeadWorkInput>;

export const redriveFactsInput = z.strictObject({
  facts: z
    .array(z.strictObject({ kind: z.enum(FACT_SOURCES), id: z.uuid() }))
    .min(1)
    .max(100),
});
export type RedriveFactsInput = z.output<typeof redriveFactsInput>;

/** Work of the program itself that needs a person. It is never deleted: only done, or ended by a verb of its own. */
export type DeadWork = {
  readonly source: DeadSource;
  /** Of the fact, the cashback transaction or the delivery (its event). */
  readonly id: string;
  readonly customerId: string | null;
  /** Of a delivery: where it should have gone. */
  readonly webhookId: string | null;
  readonly error: string | null;
  readonly tries: number;
  readonly since: Date;
};
export type DeadWorkView = {
  readonly rows: readonly DeadWork[];
  readonly counts: Readonly<Record<DeadSource, number>>;
};
