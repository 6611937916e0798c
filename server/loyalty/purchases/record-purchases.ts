import type { Tx } from '#db/client.ts';
import type { PurchaseSource } from '#db/enums.ts';
import { together } from '#db/statement.ts';
import { raceSafeTransaction } from '#db/transaction.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict, Refusal, ruleBroken } from '#server/kernel/errors.ts';
import { writeEvents } from '#server/kernel/events.ts';
import { newId } from '#server/kernel/id.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import {
  CUSTOMER_RACES,
  removeUnusedCustomers,
  resolveCustomers,
} from '#server/loyalty/customers/resolve-customers.ts';
import { refersTo } from '#server/loyalty/customers/rules.ts';
import { MAX_BATCH, recordPurchaseInput } from './contract.ts';
import { insertItems, insertPurchases } from './insert-purchases.ts';
import { ordersByOrderId, type StoredOrder } from './queries.ts';
import { draftOf, type Purchase, type PurchaseDraft } from './rules.ts';

export type RecordPurchasesInput = {
  readonly programId: string;
  /** Where they come from; `api` when absent. */
  readonly source?: PurchaseSource;
  /** Each as `recordPurchaseInput`; unchecked, since one bad row harms no other. */
  readonly purchases: readonly unknown[];
};

/** What became of one row: the purchase, new or stored before with the same content, or why there is none. */
export type RecordedPurchase = { readonly purchase: Purchase; readonly created: boolean } | Refusal;

type Row = { readonly index: number; readonly draft: PurchaseDraft };

/**
 * Records up to 1,000 purchases in a few statements and one transaction, and wakes rewarding for the completed ones. The
 * answers stand at the index of their row. An order that is stored with the same content is answered as it is stored.
 * @throws Refusal `batch_too_large`; row by row `validation_failed`, `order_conflict`, `customer_not_found`, `customer_mismatch`
 */
export async function recordPurchases(ctx: Context, input: RecordPurchasesInput): Promise<RecordedPurchase[]> {
  requireMay(ctx.actor, 'purchase.record', input);
  if (input.purchases.length > MAX_BATCH) {
    throw ruleBroken('batch_too_large', `A batch holds at most ${MAX_BATCH} purchases`);
  }
  const answers = new Map<number, RecordedPurchase>();
  const rows = draftedRows(input.purchases, ctx.now(), answers);
  if (rows.length > 0) {
    const recorded = await raceSafeTransaction(ctx.db, (tx) => recordRows(tx, ctx, input, rows), CUSTOMER_RACES);
    for (const [index, answer] of recorded) answers.set(index, answer);
  }
  return input.purchases.map((_, index) => {
    const answer = answers.get(index);
    if (!answer) throw new Error(`row ${index} of the batch was left without an answer`);
    return answer;
  });
}

function draftedRows(purchases: readonly unknown[], now: Date, answers: Map<number, RecordedPurchase>): Row[] {
  return purchases.flatMap((purchase, index) => {
    try {
      return [{ index, draft: draftOf(checkedInput(recordPurchaseInput, purchase), now) }];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answers.set(index, error);
      return [];
    }
  });
}

async function recordRows(
  tx: Tx,
  ctx: Context,
  input: RecordPurchasesInput,
  rows: readonly Row[],
): Promise<Map<number, RecordedPurchase>> {
  const { programId } = input;
  const answers = new Map<number, RecordedPurchase>();
  const stored = await ordersByOrderId(tx, programId, orderIdsOf(rows));
  const fresh = rows.filter((row) => !stored.has(row.draft.orderId));
  const { created, createdCustomers } = await createFresh(tx, ctx, input, fresh, answers);
  const unanswered = rows.filter((row) => !answers.has(row.index));
  const raced = unanswered.filter((row) => !stored.has(row.draft.orderId));
  const now = new Map([...stored, ...(await ordersByOrderId(tx, programId, orderIdsOf(raced)))]);
  for (const row of unanswered) answers.set(row.index, answerFor(row.draft, now.get(row.draft.orderId)));
  await removeUnusedCustomers(tx, unusedAmong(createdCustomers, created));
  await together([insertItems(tx, created), announce(tx, ctx, created)]);
  if (ctx.actor.kind === 'person') await writeDown(tx, ctx, created);
  return answers;
}

/** A partner's purchase says itself where it came from; one that a person types in says who typed it. */
async function writeDown(tx: Tx, ctx: Context, created: readonly Purchase[]): Promise<void> {
  for (const { id, programId, orderId, amountMinor, currency, status } of created) {
    const after = { orderId, amount: Number(amountMinor), currency, status };
    const subject = { programId, subjectType: 'purchase', subjectId: id };
    await writeAudit(tx, ctx, { ...subject, action: 'purchase.record', after });
  }
}

/** Writes the purchases no one wrote before, without their lines. Rows without an answer afterwards have an order id that is taken. */
async function createFresh(
  tx: Tx,
  ctx: Context,
  input: RecordPurchasesInput,
  rows: readonly Row[],
  answers: Map<number, RecordedPurchase>,
): Promise<{ created: Purchase[]; createdCustomers: readonly string[] }> {
  if (rows.length === 0) return { created: [], createdCustomers: [] };
  const references = rows.map((row) => row.draft.customer);
  const customers = await resolveCustomers(tx, ctx, input.programId, references);
  const firsts = new Map<string, { index: number; purchase: Purchase }>();
  rows.forEach(({ index, draft }, at) => {
    const customer = customers.meant[at];
    if (customer instanceof Refusal) answers.set(index, customer);
    else if (customer && !firsts.has(draft.orderId)) {
      firsts.set(draft.orderId, { index, purchase: purchaseFrom(draft, customer, input, ctx.now()) });
    }
  });
  const candidates = [...firsts.values()];
  const ids = await insertPurchases(
    tx,
    candidates.map((candidate) => candidate.purchase),
  );
  const inserted = candidates.filter((candidate) => ids.has(candidate.purchase.id));
  for (const { index, purchase } of inserted) answers.set(index, { purchase, created: true });
  return { created: inserted.map((candidate) => candidate.purchase), createdCustomers: customers.created };
}

/** A confirmed purchase and the job that rewards it are one transaction: neither exists without the other. */
async function announce(tx: Tx, ctx: Context, created: readonly Purchase[]): Promise<void> {
  const completed = created.filter((purchase) => purchase.status === 'completed');
  if (completed.length === 0) return;
  const purchaseIds = completed.map((purchase) => purchase.id);
  await together([writeEvents(tx, completed.map(completedEvent), ctx.now()), wakeRewarding(tx, ctx, purchaseIds)]);
}

async function wakeRewarding(tx: Tx, ctx: Context, purchaseIds: string[]): Promise<void> {
  ctx.checkpoint('purchase.before-enqueue');
  await ctx.enqueue(tx, 'rewards.grant', { purchaseIds });
}

/** The event that tells of a confirmed payment. */
export function completedEvent(purchase: Purchase) {
  const { id, programId, userId, orderId, amountMinor, currency } = purchase;
  const data = { purchaseId: id, orderId, amount: Number(amountMinor), currency };
  return { programId, userId, type: 'purchase.completed', subjectId: id, data } as const;
}

function purchaseFrom(draft: PurchaseDraft, userId: string, input: RecordPurchasesInput, now: Date): Purchase {
  const { customer: _customer, ...content } = draft;
  return {
    ...content,
    id: newId(),
    programId: input.programId,
    userId,
    refundedMinor: 0n,
    completedAt: draft.status === 'completed' ? now : null,
    cancelledAt: null,
    source: input.source ?? 'api',
    processedForLoyalty: false,
    processedAt: null,
    rewardFailures: 0,
    rewardRetryAt: null,
    rewardError: null,
    rewardDeadAt: null,
    createdAt: now,
    updatedAt: now,
  };
}

function answerFor(draft: PurchaseDraft, stored: StoredOrder | undefined): RecordedPurchase {
  if (!stored) throw new Error(`order ${draft.orderId} is neither new nor stored`);
  const same = stored.purchase.contentHash === draft.contentHash && refersTo(draft.customer, stored.customer);
  if (same) return { purchase: stored.purchase, created: false };
  return conflict('order_conflict', `Order ${draft.orderId} is already recorded with other content`);
}

function unusedAmong(customers: readonly string[], created: readonly Purchase[]): string[] {
  const used = new Set(created.map((purchase) => purchase.userId));
  return customers.filter((id) => !used.has(id));
}

function orderIdsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.map((row) => row.draft.orderId))];
}
