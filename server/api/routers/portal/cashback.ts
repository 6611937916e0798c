import { z } from 'zod';
import { checkedByVerb, customerProcedure, router, vaultOf } from '#server/api/trpc.ts';
import { cashbackOverview, cashbackPage, cashbackStatement } from '#server/insights/portal/cashback-queries.ts';
import { CASHBACK_TABS } from '#server/insights/portal/contract.ts';
import { creditPage } from '#server/insights/portal/credit-queries.ts';
import type { SetPayoutAccountInput } from '#server/payments/payouts/contract.ts';
import { setPayoutAccount } from '#server/payments/payouts/set-payout-account.ts';
import { cursor } from './cursor.ts';

type OwnAccountInput = Pick<SetPayoutAccountInput, 'provider' | 'details'>;

export const portalCashbackRouter = router({
  /** Sums, and how many transactions each tab has. */
  overview: customerProcedure.query(({ ctx }) => cashbackOverview(ctx, ctx.person.userId)),
  /** One page of transactions. */
  page: customerProcedure
    .input(z.strictObject({ tab: z.enum(CASHBACK_TABS), cursor: cursor.nullish(), direction: z.string().optional() }))
    .query(({ ctx, input }) => cashbackPage(ctx, ctx.person.userId, input)),
  /** All of them, for a file. */
  statement: customerProcedure.query(({ ctx }) => cashbackStatement(ctx, ctx.person.userId)),
  /** One page of the books of store credit. */
  credit: customerProcedure
    .input(z.strictObject({ cursor: cursor.nullish(), direction: z.string().optional() }))
    .query(({ ctx, input }) => creditPage(ctx, ctx.person.userId, input)),
  /** Says where the customer's own cashback is paid to. Their password must have been given just now. */
  payTo: customerProcedure.input(checkedByVerb<OwnAccountInput>()).mutation(({ ctx, input }) => {
    const { programId, userId } = ctx.person;
    return setPayoutAccount(ctx, { ...input, programId, userId }, vaultOf(ctx));
  }),
});
