import { z } from 'zod';
import { CASHBACK_KINDS, CASHBACK_STATUSES } from '#db/enums.ts';
import { operation, type PartnerContext } from '#server/api/partner-procedures.ts';
import { answer, many, one } from '#server/api/rest/envelope.ts';
import { listQuery, pageAnswer, pageAskedFor } from '#server/api/rest/lists.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { cancelCashback } from '#server/payments/cashback/cancel-cashback.ts';
import { cashbackAttemptView, cashbackTransactionView, debtSettlement } from '#server/payments/cashback/contract.ts';
import {
  transactionById,
  transactionsPage,
  transactionWithAttempts,
  viewOfAttempt,
  viewOfTransaction,
} from '#server/payments/cashback/queries.ts';
import { retryCashback } from '#server/payments/cashback/retry-cashback.ts';
import { settlementsOf } from '#server/payments/clawbacks/queries.ts';

const PATH = '/cashback-transactions';

const list = operation('listCashbackTransactions', {
  method: 'GET',
  path: PATH,
  scope: 'cashback:read',
  summary: 'List cashback: owed, paid, failed and reversed',
})
  .input(
    listQuery(['-createdAt', 'createdAt'], {
      customerId: z.uuid().optional(),
      purchaseId: z.uuid().optional(),
      status: z.enum(CASHBACK_STATUSES).optional(),
      kind: z.enum(CASHBACK_KINDS).optional(),
    }),
  )
  .output(many(cashbackTransactionView))
  .query(async ({ ctx, input }) => {
    requireMay(ctx.actor, 'cashback.read', ctx);
    const page = await transactionsPage(ctx.db, ctx.programId, input, pageAskedFor(ctx, PATH, input));
    return pageAnswer(ctx, PATH, input, page, viewOfTransaction);
  });

const withAttempts = cashbackTransactionView.extend({
  history: z.array(cashbackAttemptView),
  settlements: z
    .array(debtSettlement)
    .meta({ description: 'Of a payout: the debts it settles. Of a clawback: the payouts that settle it.' }),
});

const get = operation('getCashbackTransaction', {
  method: 'GET',
  path: '/cashback-transactions/{id}',
  scope: 'cashback:read',
  summary: 'Read a cashback transaction, with every attempt to pay it and the debts it settles',
})
  .input(z.strictObject({ id: z.uuid() }))
  .output(one(withAttempts))
  .query(async ({ ctx, input }) => {
    const named = { programId: ctx.programId, transactionId: input.id };
    const { transaction, attempts } = await transactionWithAttempts(ctx, named);
    const settlements = await settlementsOf(ctx.db, transaction.id);
    const data = { ...viewOfTransaction(transaction), history: attempts.map(viewOfAttempt), settlements };
    const { userId, purchaseId } = transaction;
    const related = { purchase: `/purchases/${purchaseId}`, customer: `/customers/${userId}` } as const;
    return answer(data, { self: `${PATH}/${input.id}`, ...related });
  });

const retry = operation('retryCashbackTransaction', {
  method: 'POST',
  path: '/cashback-transactions/{id}/retry',
  scope: 'cashback:write',
  summary: 'Try to pay cashback again that failed',
  description:
    'Under the same key, with all attempts before it. Where the money may have gone, the provider is asked first.',
  refusals: { 409: ['cashback_not_failed', 'cashback_reversed'] },
  needsIdempotencyKey: true,
})
  .input(z.strictObject({ id: z.uuid() }))
  .output(one(cashbackTransactionView))
  .mutation(async ({ ctx, input }) => {
    await retryCashback(ctx, { programId: ctx.programId, transactionId: input.id });
    return present(ctx, input.id);
  });

const cancel = operation('cancelCashbackTransaction', {
  method: 'POST',
  path: '/cashback-transactions/{id}/cancel',
  scope: 'cashback:write',
  summary: 'Give up on cashback that failed: it is reversed and never paid',
  refusals: { 409: ['cashback_not_failed', 'outcome_unknown'] },
  examples: { request: { reason: 'The customer closed the account' } },
})
  .input(z.strictObject({ id: z.uuid(), reason: z.string().min(1).max(255).optional() }))
  .output(one(cashbackTransactionView))
  .mutation(async ({ ctx, input: { id, reason } }) => {
    await cancelCashback(ctx, { programId: ctx.programId, transactionId: id, ...(reason && { reason }) });
    return present(ctx, id);
  });

/** The transaction as it stands now. */
async function present(ctx: PartnerContext, id: string) {
  const transaction = await transactionById(ctx.db, { programId: ctx.programId, transactionId: id });
  return answer(viewOfTransaction(transaction), { self: `${PATH}/${id}` });
}

export const cashbackOperations = { list, get, retry, cancel };
