import { z } from 'zod';
import { PURCHASE_STATUSES } from '#db/enums.ts';
import { operation, replyCreated } from '#server/api/partner-procedures.ts';
import { MIB } from '#server/api/rest/body.ts';
import { answer, many, one } from '#server/api/rest/envelope.ts';
import { listQuery, pageAnswer, pageAskedFor } from '#server/api/rest/lists.ts';
import { statusOf } from '#server/api/rest/problem.ts';
import { amount, flag } from '#server/api/rest/query-words.ts';
import { Refusal } from '#server/kernel/errors.ts';
import { currencyText, instantText } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { cancelPurchase } from '#server/loyalty/purchases/cancel-purchase.ts';
import { completePurchase } from '#server/loyalty/purchases/complete-purchase.ts';
import { MAX_BATCH, purchaseView, recordPurchaseInput } from '#server/loyalty/purchases/contract.ts';
import { listPurchases, type PurchaseSort } from '#server/loyalty/purchases/list-purchases.ts';
import { purchaseById } from '#server/loyalty/purchases/queries.ts';
import { recordPurchase } from '#server/loyalty/purchases/record-purchase.ts';
import { type RecordedPurchase, recordPurchases } from '#server/loyalty/purchases/record-purchases.ts';
import { type Purchase, viewOfPurchase } from '#server/loyalty/purchases/rules.ts';
import { BATCH_RESPONSE, PURCHASE_REQUEST, PURCHASE_RESPONSE } from './examples.ts';

const PATH = '/purchases';
const named = z.strictObject({ id: z.uuid() });
/** A purchase as it is sent, under its name in the document. */
export const newPurchase = recordPurchaseInput.meta({ id: 'NewPurchase' });
const purchase = purchaseView.meta({ id: 'Purchase' });

const create = operation('createPurchase', {
  method: 'POST',
  path: PATH,
  scope: 'purchases:write',
  summary: 'Record a purchase',
  description: 'The same order again with the same content answers 200 and the stored purchase.',
  success: [201, 200],
  refusals: { 409: ['order_conflict', 'customer_mismatch'], 422: ['customer_not_found'] },
  examples: { request: PURCHASE_REQUEST, response: PURCHASE_RESPONSE },
})
  .input(newPurchase)
  .output(one(purchase))
  .mutation(async ({ ctx, input }) => {
    const { programId, posts } = ctx;
    const recorded = await (posts?.record(ctx, input) ?? recordPurchase(ctx, { programId, purchase: input }));
    const answered = purchaseAnswer(recorded.purchase);
    if (recorded.created) replyCreated(ctx.reply, answered.links.self);
    return answered;
  });

const batchRow = z.object({
  index: z.int(),
  status: z.int().meta({ description: '201 new, 200 stored before, else why not: the status it would have alone.' }),
  data: purchase.optional(),
  error: z
    .object({
      code: z.string(),
      message: z.string(),
      errors: z.record(z.string(), z.array(z.string())).optional(),
    })
    .optional(),
});

const createMany = operation('createPurchases', {
  method: 'POST',
  path: '/purchases/batch',
  scope: 'purchases:write',
  summary: 'Record up to 1,000 purchases',
  description: 'Each row is answered by itself, at its index; one bad row harms no other.',
  maxBodyBytes: 8 * MIB,
  examples: { request: { purchases: [PURCHASE_REQUEST] }, response: BATCH_RESPONSE },
})
  .input(
    z.strictObject({
      purchases: z
        .array(z.unknown())
        .min(1)
        .max(MAX_BATCH)
        .meta({
          override: {
            type: 'array',
            minItems: 1,
            maxItems: MAX_BATCH,
            items: { $ref: '#/components/schemas/NewPurchase' },
          },
        }),
    }),
  )
  .output(one(z.array(batchRow)))
  .mutation(async ({ ctx, input }) => {
    const recorded = await recordPurchases(ctx, { programId: ctx.programId, purchases: input.purchases });
    return answer(recorded.map(viewOfRow), { self: '/purchases/batch' });
  });

const list = operation('listPurchases', {
  method: 'GET',
  path: PATH,
  scope: 'purchases:read',
  summary: 'List purchases',
})
  .input(
    listQuery(['-createdAt', 'createdAt', '-occurredAt', 'occurredAt'], {
      customerId: z.uuid().optional(),
      externalCustomerId: z.string().min(1).max(255).optional(),
      status: z.enum(PURCHASE_STATUSES).optional(),
      processed: flag().optional().meta({ description: 'Whether it was rewarded.' }),
      from: instantText.optional().meta({ description: 'Occurred at this instant or later.' }),
      to: instantText.optional().meta({ description: 'Occurred before this instant.' }),
      currency: currencyText.optional(),
      minAmount: amount().optional(),
      maxAmount: amount().optional(),
    }),
  )
  .output(many(purchase))
  .query(async ({ ctx, input }) => {
    const { from, to, minAmount, maxAmount, ...filters } = input;
    const page = await listPurchases(
      ctx,
      {
        programId: ctx.programId,
        sort: input.sort.replace('-', '') as PurchaseSort,
        filters: {
          ...filters,
          from: from === undefined ? undefined : new Date(from),
          to: to === undefined ? undefined : new Date(to),
          minAmountMinor: minAmount === undefined ? undefined : BigInt(minAmount),
          maxAmountMinor: maxAmount === undefined ? undefined : BigInt(maxAmount),
        },
      },
      pageAskedFor(ctx, PATH, input),
    );
    return pageAnswer(ctx, PATH, input, page, viewOfPurchase);
  });

const get = operation('getPurchase', {
  method: 'GET',
  path: '/purchases/{id}',
  scope: 'purchases:read',
  summary: 'Read a purchase',
})
  .input(named)
  .output(one(purchase))
  .query(async ({ ctx, input }) => {
    requireMay(ctx.actor, 'purchase.read', ctx);
    return purchaseAnswer(await purchaseById(ctx.db, ctx.programId, input.id));
  });

const complete = operation('completePurchase', {
  method: 'POST',
  path: '/purchases/{id}/complete',
  scope: 'purchases:write',
  summary: 'Confirm the payment of a purchase',
  description: 'Pending becomes completed, and the rewards are worked out. Again: 200, nothing changes.',
  refusals: { 409: ['purchase_cancelled'] },
})
  .input(named)
  .output(one(purchase))
  .mutation(async ({ ctx, input }) => {
    const done = await completePurchase(ctx, { programId: ctx.programId, purchaseId: input.id });
    return purchaseAnswer(done.purchase);
  });

const cancel = operation('cancelPurchase', {
  method: 'POST',
  path: '/purchases/{id}/cancel',
  scope: 'purchases:write',
  summary: 'Call off a purchase that was never paid',
  refusals: { 409: ['purchase_not_pending'] },
})
  .input(named)
  .output(one(purchase))
  .mutation(async ({ ctx, input }) => {
    const done = await cancelPurchase(ctx, { programId: ctx.programId, purchaseId: input.id });
    return purchaseAnswer(done.purchase);
  });

function purchaseAnswer(found: Purchase) {
  const self = `/purchases/${found.id}` as const;
  const links = { self, rewards: `${self}/rewards`, customer: `/customers/${found.userId}` } as const;
  return answer(viewOfPurchase(found), links);
}

function viewOfRow(row: RecordedPurchase, index: number): z.input<typeof batchRow> {
  if (!(row instanceof Refusal)) {
    return { index, status: row.created ? 201 : 200, data: viewOfPurchase(row.purchase) };
  }
  const { code, message, errors } = row;
  return { index, status: statusOf(row), error: { code, message, errors } };
}

export const purchaseOperations = { create, createMany, list, get, complete, cancel };
