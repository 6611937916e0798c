import { randomBytes } from 'node:crypto';
import type { Database } from '#db/client.ts';
import type { EnqueueOptions, JobInput, JobName } from '#server/jobs/contracts.ts';
import type { Context } from '#server/kernel/context.ts';
import type { RecordActivityInput } from '#server/loyalty/activities/contract.ts';
import { recordActivity } from '#server/loyalty/activities/record-activity.ts';
import type { Activity } from '#server/loyalty/activities/rules.ts';
import type { CreateProgramInput } from '#server/loyalty/programs/contract.ts';
import { createProgram, type Program } from '#server/loyalty/programs/create-program.ts';
import type { RecordPurchaseInput } from '#server/loyalty/purchases/contract.ts';
import { recordPurchase } from '#server/loyalty/purchases/record-purchase.ts';
import type { Purchase } from '#server/loyalty/purchases/rules.ts';
import type { RecordRefundInput } from '#server/loyalty/refunds/contract.ts';
import { recordRefund } from '#server/loyalty/refunds/record-refund.ts';
import type { Refund } from '#server/loyalty/refunds/rules.ts';

/** A word no other test uses, for names and keys that must be unique in a database. */
export function uniqueWord(prefix: string): string {
  return `${prefix}-${randomBytes(5).toString('hex')}`;
}

/** The moment at which tests happen, unless they say otherwise: a Friday noon in UTC. */
export const TEST_NOW = new Date('2026-11-20T12:00:00.000Z');

export type SentJob = { readonly job: JobName; readonly payload: JobInput<JobName>; readonly options?: EnqueueOptions };
export type TestContext = Context & {
  /** The jobs sent so far, also those of transactions that failed later. */
  readonly sent: SentJob[];
};

/** A clock that stands at `TEST_NOW` until it is moved. */
export function testClock(): { now: () => Date; forward: (ms: number) => void } {
  let at = TEST_NOW.getTime();
  return {
    now: () => new Date(at),
    forward: (ms) => {
      at += ms;
    },
  };
}

/** A context that acts as an operator, keeps jobs in a list, logs nothing and whose clock stands at `TEST_NOW`. */
export function testContext(db: Database, overrides: Partial<Context> = {}): TestContext {
  const sent: SentJob[] = [];
  const silent = () => undefined;
  return {
    db,
    sent,
    enqueue: async (_tx, job, payload, options) => {
      sent.push({ job, payload, options });
    },
    actor: { kind: 'operator', command: 'test' },
    log: { debug: silent, info: silent, warn: silent, error: silent },
    now: () => TEST_NOW,
    requestId: uniqueWord('test'),
    checkpoint: silent,
    ...overrides,
  };
}

/** A program of its own: NGN, Africa/Lagos, without rules unless `catalog` says `default`. */
export function aProgram(ctx: Context, overrides: Partial<CreateProgramInput> = {}): Promise<Program> {
  return createProgram(ctx, {
    slug: uniqueWord('program'),
    name: 'A program',
    currency: 'NGN',
    timeZone: 'Africa/Lagos',
    ...overrides,
  });
}

/** A purchase as a partner would send it: a new order of a new customer, completed, 60,000.00. */
export function purchaseInput(overrides: Partial<RecordPurchaseInput> = {}): RecordPurchaseInput {
  return {
    orderId: uniqueWord('order'),
    customer: { externalId: uniqueWord('customer') },
    amount: 6_000_000,
    currency: 'NGN',
    status: 'completed',
    ...overrides,
  };
}

/** A recorded purchase, with the program and the customer it needs. */
export async function aPurchase(
  ctx: Context,
  { programId, ...overrides }: Partial<RecordPurchaseInput> & { programId?: string } = {},
): Promise<Purchase> {
  const program = programId ?? (await aProgram(ctx)).id;
  const { purchase } = await recordPurchase(ctx, { programId: program, purchase: purchaseInput(overrides) });
  return purchase;
}

/** A customer nobody knew before, made the way partners make them: by their first, still pending purchase. */
export async function aCustomer(
  ctx: Context,
  { programId }: { programId?: string } = {},
): Promise<{
  readonly id: string;
  readonly programId: string;
  readonly externalId: string;
}> {
  const externalId = uniqueWord('customer');
  const purchase = await aPurchase(ctx, { programId, customer: { externalId }, status: 'pending' });
  return { id: purchase.userId, programId: purchase.programId, externalId };
}

/** A refund with the purchase it needs: 15,000.00 unless told otherwise. */
export async function aRefund(
  ctx: Context,
  { purchase, ...refund }: Partial<RecordRefundInput> & { purchase?: Purchase } = {},
): Promise<Refund> {
  const { programId, id: purchaseId } = purchase ?? (await aPurchase(ctx));
  const wanted = refund.lines ? refund : { amount: 1_500_000, ...refund };
  return (await recordRefund(ctx, { programId, purchaseId, refund: wanted })).refund;
}

/** A recorded activity, a review unless told otherwise, with the program and the customer it needs. */
export async function anActivity(
  ctx: Context,
  { programId, ...overrides }: Partial<RecordActivityInput> & { programId?: string } = {},
): Promise<Activity> {
  const program = programId ?? (await aProgram(ctx)).id;
  const activity = {
    customer: { externalId: uniqueWord('customer') },
    name: 'review',
    key: uniqueWord('activity'),
    ...overrides,
  };
  return (await recordActivity(ctx, { programId: program, activity })).activity;
}
