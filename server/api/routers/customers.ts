import { z } from 'zod';
import { pageAround, pageWords } from '#server/api/console-pages.ts';
import { adminProcedure, checkedByVerb, router, vaultOf } from '#server/api/trpc.ts';
import { customerFilters } from '#server/insights/customers/contract.ts';
import { customerAuditPage, customerCashbackPage, ledgerPage } from '#server/insights/customers/history-queries.ts';
import { customerPaidTo } from '#server/insights/customers/paid-to-queries.ts';
import { customerDetail, customersPage } from '#server/insights/customers/queries.ts';
import { customerStory } from '#server/insights/customers/story-queries.ts';
import { customerStanding } from '#server/insights/standing/queries.ts';
import { anonymiseCustomer } from '#server/loyalty/customers/anonymise-customer.ts';
import type { AdjustPointsInput, ImportCustomersInput } from '#server/loyalty/customers/contract.ts';
import { importCustomers } from '#server/loyalty/customers/import-customers.ts';
import { adjustPoints, undoAdjustment } from '#server/loyalty/rewards/adjust-points.ts';
import { rereadCustomer } from '#server/loyalty/rewards/reread-customer.ts';
import { clearPayoutAccount } from '#server/payments/payouts/clear-payout-account.ts';
import type { SetPayoutAccountInput } from '#server/payments/payouts/contract.ts';
import { setPayoutAccount } from '#server/payments/payouts/set-payout-account.ts';

type PayoutAccountInput = Omit<SetPayoutAccountInput, 'programId' | 'userId'>;

const customerId = z.uuid();
const named = z.strictObject({ customerId });
const history = z.strictObject({ customerId, ...pageWords });
const placeOf = ({ createdAt, id }: { createdAt: Date; id: string }) => ({ at: createdAt, id });

export const customersRouter = router({
  /** One page of the program's customers, newest first. */
  list: adminProcedure
    .input(z.strictObject({ filters: customerFilters, ...pageWords }))
    .query(({ ctx, input: { filters, ...page } }) =>
      pageAround(page, (request) => customersPage(ctx, { ...ofProgram(ctx), filters }, request), placeOf),
    ),
  one: adminProcedure.input(named).query(({ ctx, input }) => customerDetail(ctx, { ...input, ...ofProgram(ctx) })),
  /** Every achievement as the customer stands, and the ladder. */
  standing: adminProcedure
    .input(named)
    .query(({ ctx, input }) => customerStanding(ctx, { ...input, ...ofProgram(ctx) })),
  /** One achievement of a customer: its rule, what counted, and why not yet. */
  story: adminProcedure
    .input(z.strictObject({ customerId, achievementId: z.uuid() }))
    .query(({ ctx, input }) => customerStory(ctx, { ...input, ...ofProgram(ctx) })),
  ledger: adminProcedure
    .input(history)
    .query(({ ctx, input: { customerId: id, ...page } }) =>
      pageAround(page, (request) => ledgerPage(ctx, { customerId: id, ...ofProgram(ctx) }, request), placeOf),
    ),
  cashback: adminProcedure
    .input(history)
    .query(({ ctx, input: { customerId: id, ...page } }) =>
      pageAround(page, (request) => customerCashbackPage(ctx, { customerId: id, ...ofProgram(ctx) }, request), placeOf),
    ),
  audit: adminProcedure
    .input(history)
    .query(({ ctx, input: { customerId: id, ...page } }) =>
      pageAround(page, (request) => customerAuditPage(ctx, { customerId: id, ...ofProgram(ctx) }, request), placeOf),
    ),
  /** Gives or takes points by hand, with a reason. The admin's password must have been given just now. */
  adjust: adminProcedure
    .input(z.strictObject({ customerId, adjustment: checkedByVerb<AdjustPointsInput>() }))
    .mutation(({ ctx, input }) => adjustPoints(ctx, { ...input, ...ofProgram(ctx) })),
  /** Takes an adjustment back, with the badges it reached. The admin's password must have been given just now. */
  undoAdjustment: adminProcedure
    .input(z.strictObject({ customerId, adjustmentId: z.uuid() }))
    .mutation(({ ctx, input }) => undoAdjustment(ctx, { ...input, ...ofProgram(ctx) })),
  /** Who pays a customer and where to; never the account itself. */
  paidTo: adminProcedure
    .input(named)
    .query(({ ctx, input }) => customerPaidTo(ctx, { ...input, ...ofProgram(ctx) }, ctx.payoutProviders ?? [])),
  /** Says where a provider sends a customer's money. The admin's password must have been given just now. */
  setPayoutAccount: adminProcedure
    .input(z.strictObject({ customerId, account: checkedByVerb<PayoutAccountInput>() }))
    .mutation(({ ctx, input }) => {
      const account = { ...input.account, userId: input.customerId, ...ofProgram(ctx) };
      return setPayoutAccount(ctx, account, vaultOf(ctx));
    }),
  /** Forgets where a provider sends a customer's money. The admin's password must have been given just now. */
  clearPayoutAccount: adminProcedure
    .input(z.strictObject({ customerId, provider: z.string().min(1).max(255) }))
    .mutation(({ ctx, input: { customerId: userId, provider } }) =>
      clearPayoutAccount(ctx, { userId, provider, ...ofProgram(ctx) }),
    ),
  /** Takes a part of a file of customers, or says what it would do. */
  importPart: adminProcedure
    .input(checkedByVerb<ImportCustomersInput>())
    .mutation(({ ctx, input }) => importCustomers(ctx, { part: input, ...ofProgram(ctx) })),
  /** Replays a customer's facts and writes the difference. */
  reevaluate: adminProcedure
    .input(named)
    .mutation(({ ctx, input }) => rereadCustomer(ctx, { ...input, ...ofProgram(ctx) })),
  /** Takes the person out of the books for good. */
  anonymise: adminProcedure.input(named).mutation(async ({ ctx, input }) => {
    const { id } = await anonymiseCustomer(ctx, { ...input, ...ofProgram(ctx) });
    return { id };
  }),
});

function ofProgram({ person: { programId } }: { person: { programId: string } }) {
  return { programId };
}
