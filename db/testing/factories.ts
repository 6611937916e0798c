import { randomBytes } from 'node:crypto';
import type { Database } from '#db/client.ts';
import type { EnqueueOptions, JobInput, JobName } from '#server/jobs/contracts.ts';
import type { Context } from '#server/kernel/context.ts';
import type { CreateProgramInput } from '#server/loyalty/programs/contract.ts';
import { createProgram, type Program } from '#server/loyalty/programs/create-program.ts';
import type { RecordPurchaseInput } from '#server/loyalty/purchases/contract.ts';
import { recordPurchase } from '#server/loyalty/purchases/record-purchase.ts';
import type { Purchase } from '#server/loyalty/purchases/rules.ts';

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
