import { z } from 'zod';
import { CASHBACK_KINDS, CASHBACK_STATUSES } from '#db/enums.ts';
import { operation } from '#server/api/partner-procedures.ts';
import { answer, many, one } from '#server/api/rest/envelope.ts';
import { listQuery, pageAnswer, pageAskedFor } from '#server/api/rest/lists.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { cashbackAttemptView, cashbackTransactionView } from '#server/payments/cashback/contract.ts';
import {
  transactionsPage,
  transactionWithAttempts,
  viewOfAttempt,
  viewOfTransaction,
} from '#server/payments/cashback/queries.ts';

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

const withAttempts = cashbackTransactionView.extend({ history: z.array(cashbackAttemptView) });

const get = operation('getCashbackTransaction', {
  method: 'GET',
  path: '/cashback-transactions/{id}',
  scope: 'cashback:read',
  summary: 'Read a cashback transaction, with every attempt to pay it',
})
  .input(z.strictObject({ id: z.uuid() }))
  .output(one(withAttempts))
  .query(async ({ ctx, input }) => {
    const named = { programId: ctx.programId, transactionId: input.id };
    const { transaction, attempts } = await transactionWithAttempts(ctx, named);
    const data = { ...viewOfTransaction(transaction), history: attempts.map(viewOfAttempt) };
    const { userId, purchaseId } = transaction;
    const related = { purchase: `/purchases/${purchaseId}`, customer: `/customers/${userId}` } as const;
    return answer(data, { self: `${PATH}/${input.id}`, ...related });
  });

export const cashbackOperations = { list, get };
