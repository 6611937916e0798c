import { z } from 'zod';
import { operation } from '#server/api/partner-procedures.ts';
import { answer, many, one } from '#server/api/rest/envelope.ts';
import { listQuery, pageAnswer, pageAskedFor } from '#server/api/rest/lists.ts';
import {
  customerAchievementView,
  customerBadgesView,
  customerSummaryView,
  pointsEntryView,
} from '#server/insights/standing/contract.ts';
import {
  customerAchievements,
  customerBadges,
  customerSummary,
  pointsPage,
  viewOfPointsEntry,
} from '#server/insights/standing/queries.ts';
import { cashbackTransactionView } from '#server/payments/cashback/contract.ts';
import { transactionsPage, viewOfTransaction } from '#server/payments/cashback/queries.ts';
import { SUMMARY_RESPONSE } from './examples.ts';

const named = z.strictObject({ id: z.uuid() });

const summary = operation('getCustomerSummary', {
  method: 'GET',
  path: '/customers/{id}/summary',
  scope: 'customers:read',
  summary: 'Points, badge, next badge and cashback of a customer',
  examples: { response: SUMMARY_RESPONSE },
})
  .input(named)
  .output(one(customerSummaryView))
  .query(async ({ ctx, input }) => {
    return partAnswer(input.id, 'summary', await customerSummary(ctx, whose(ctx, input)));
  });

const achievements = operation('listCustomerAchievements', {
  method: 'GET',
  path: '/customers/{id}/achievements',
  scope: 'customers:read',
  summary: 'Every achievement, and how far the customer is',
})
  .input(named)
  .output(one(z.array(customerAchievementView)))
  .query(async ({ ctx, input }) => {
    return partAnswer(input.id, 'achievements', await customerAchievements(ctx, whose(ctx, input)));
  });

const badges = operation('getCustomerBadges', {
  method: 'GET',
  path: '/customers/{id}/badges',
  scope: 'customers:read',
  summary: 'The ladder as the customer stands on it, and its history',
})
  .input(named)
  .output(one(customerBadgesView))
  .query(async ({ ctx, input }) => partAnswer(input.id, 'badges', await customerBadges(ctx, whose(ctx, input))));

const byTime = listQuery(['-createdAt', 'createdAt'], named.shape);
const transaction = cashbackTransactionView.meta({ id: 'CashbackTransaction' });
const cashbackPage = many(transaction).extend({
  data: z.object({ summary: customerSummaryView.shape.cashback, transactions: z.array(transaction) }),
});

const cashback = operation('getCustomerCashback', {
  method: 'GET',
  path: '/customers/{id}/cashback',
  scope: 'customers:read',
  summary: 'Cashback of a customer: the sums, and the transactions page by page',
})
  .input(byTime)
  .output(cashbackPage)
  .query(async ({ ctx, input: { id, ...query } }) => {
    const path = `/customers/${id}/cashback`;
    const asked = pageAskedFor(ctx, path, query);
    const { cashback: sums } = await customerSummary(ctx, whose(ctx, { id }));
    const page = await transactionsPage(ctx.db, ctx.programId, { customerId: id }, asked);
    const { data, ...rest } = pageAnswer(ctx, path, query, page, viewOfTransaction);
    return { data: { summary: sums, transactions: data }, ...rest };
  });

const points = operation('listCustomerPoints', {
  method: 'GET',
  path: '/customers/{id}/points',
  scope: 'customers:read',
  summary: 'The points ledger of a customer',
})
  .input(byTime)
  .output(many(pointsEntryView))
  .query(async ({ ctx, input: { id, ...query } }) => {
    const path = `/customers/${id}/points`;
    const page = await pointsPage(ctx, whose(ctx, { id }), pageAskedFor(ctx, path, query));
    return pageAnswer(ctx, path, query, page, viewOfPointsEntry);
  });

function whose({ programId }: { programId: string }, { id }: { id: string }) {
  return { programId, customerId: id };
}

function partAnswer<Data>(id: string, part: string, data: Data) {
  return answer(data, { self: `/customers/${id}/${part}`, customer: `/customers/${id}` });
}

export const standingOperations = { summary, achievements, badges, cashback, points };
