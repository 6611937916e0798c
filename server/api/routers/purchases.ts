import { z } from 'zod';
import { pageAround, pageWords } from '#server/api/console-pages.ts';
import { adminProcedure, checkedByVerb, router } from '#server/api/trpc.ts';
import { purchaseFilters } from '#server/insights/purchases/contract.ts';
import { namesOf, purchaseDetail } from '#server/insights/purchases/detail-queries.ts';
import { newerPurchases, purchasesPage } from '#server/insights/purchases/queries.ts';
import { instantText } from '#server/kernel/input.ts';
import type { RecordPurchaseInput } from '#server/loyalty/purchases/contract.ts';
import { recordPurchase } from '#server/loyalty/purchases/record-purchase.ts';
import { reprocessPurchase } from '#server/loyalty/rewards/reprocess-purchase.ts';
import { simulatePurchase } from '#server/loyalty/rewards/simulate-purchase.ts';

const named = z.strictObject({ purchaseId: z.uuid() });

export const purchasesRouter = router({
  /** One page of the program's purchases, newest first. */
  list: adminProcedure
    .input(z.strictObject({ filters: purchaseFilters, ...pageWords }))
    .query(({ ctx, input: { filters, ...page } }) =>
      pageAround(
        page,
        (request) => purchasesPage(ctx, { programId: ctx.person.programId, filters }, request),
        ({ occurredAt, id }) => ({ at: occurredAt, id }),
      ),
    ),
  /** How many came since the newest row that is shown. */
  newer: adminProcedure
    .input(z.strictObject({ filters: purchaseFilters, since: z.strictObject({ at: instantText, id: z.uuid() }) }))
    .query(({ ctx, input: { filters, since } }) =>
      newerPurchases(ctx, { programId: ctx.person.programId, filters }, { ...since, at: new Date(since.at) }),
    ),
  one: adminProcedure
    .input(named)
    .query(({ ctx, input }) => purchaseDetail(ctx, { ...input, programId: ctx.person.programId })),
  /** Sends a purchase through rewarding again; one that was rewarded stays as it is. */
  reprocess: adminProcedure
    .input(named)
    .mutation(({ ctx, input }) => reprocessPurchase(ctx, { ...input, programId: ctx.person.programId })),
  /** Records a purchase typed into the console. */
  record: adminProcedure.input(checkedByVerb<RecordPurchaseInput>()).mutation(async ({ ctx, input }) => {
    const { programId } = ctx.person;
    const { purchase, created } = await recordPurchase(ctx, { programId, source: 'console', purchase: input });
    return { id: purchase.id, created };
  }),
  /** What a purchase would earn; nothing is written. */
  simulate: adminProcedure.input(checkedByVerb<RecordPurchaseInput>()).query(async ({ ctx, input }) => {
    const { programId } = ctx.person;
    const rewards = await simulatePurchase(ctx, { programId, purchase: input });
    return { rewards, names: await namesOf(ctx, programId, rewards.trace) };
  }),
});
