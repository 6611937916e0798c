import { z } from 'zod';
import { adminProcedure, checkedByVerb, customerProcedure, router } from '#server/api/trpc.ts';
import type { StatementPeriod } from '#server/payments/statements/contract.ts';
import { walletStatement } from '#server/payments/statements/queries.ts';
import { statementCsv } from '#server/payments/statements/rules.ts';

const ofCustomer = z.object({ customerId: z.uuid(), period: checkedByVerb<StatementPeriod>() }).strict();

export const walletRouter = router({
  /** The signed-in customer's own store credit. */
  statement: customerProcedure.input(checkedByVerb<StatementPeriod>()).query(({ ctx, input }) => {
    const { programId, userId } = ctx.person;
    return walletStatement(ctx, { programId, userId, period: input });
  }),
  /** Any customer's of the program, for admins. */
  statementOf: adminProcedure.input(ofCustomer).query(({ ctx, input }) => {
    const { programId } = ctx.person;
    return walletStatement(ctx, { programId, userId: input.customerId, period: input.period });
  }),
  /** The same as a table for spreadsheets. */
  statementCsvOf: adminProcedure.input(ofCustomer).query(async ({ ctx, input }) => {
    const { programId } = ctx.person;
    return statementCsv(await walletStatement(ctx, { programId, userId: input.customerId, period: input.period }));
  }),
});
