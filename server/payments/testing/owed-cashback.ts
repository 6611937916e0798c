import { eq } from 'drizzle-orm';
import { cashbackAttempts, cashbackTransactions } from '#db/schema/cashback.ts';
import { aProgram, aPurchase } from '#db/testing/factories.ts';
import type { Context } from '#server/kernel/context.ts';
import { type OwedCashback, openCashback } from '#server/payments/cashback/open-cashback.ts';
import { saveCashbackRule } from '#server/payments/cashback/save-cashback-rule.ts';

export type Owed = { readonly id: string; readonly programId: string; readonly userId: string };

/** Cashback that waits to be paid, of purchases of one customer or many: 3,000.00 each unless told otherwise. */
export async function owedCashback(
  ctx: Context,
  { amount = 300_000n, currency = 'NGN', customers = ['one'] }: Partial<OwedOptions> = {},
): Promise<Owed[]> {
  const { id: programId } = await aProgram(ctx);
  const definition = { currency, bands: [{ from: 0, rateBps: 500 }] };
  const { rule } = await saveCashbackRule(ctx, { programId, definition, counts: 'since_always' });
  const owed: OwedCashback[] = [];
  for (const externalId of customers) {
    const purchase = await aPurchase(ctx, { programId, customer: { externalId }, currency });
    const working = {
      purchaseAmount: purchase.amountMinor,
      baseBps: 500,
      bonusBps: 0,
      multiplierPct: 100,
      rateBps: 500,
    };
    const { id: purchaseId, userId } = purchase;
    const named = { programId, userId, purchaseId, ruleId: rule.id, ruleVersion: 1, badgeId: null, badgeLevel: null };
    owed.push({ ...named, ...working, amount, currency });
  }
  await ctx.db.transaction((tx) => openCashback(ctx, tx, owed, ctx.now()));
  const rows = await ctx.db.select().from(cashbackTransactions).where(eq(cashbackTransactions.programId, programId));
  return rows.map(({ id, userId }) => ({ id, programId, userId }));
}

type OwedOptions = { amount: bigint; currency: string; customers: readonly string[] };

export async function transactionOf(ctx: Context, id: string) {
  const [row] = await ctx.db.select().from(cashbackTransactions).where(eq(cashbackTransactions.id, id));
  if (!row) throw new Error(`there is no transaction ${id}`);
  return row;
}

export function attemptsOf(ctx: Context, id: string) {
  return ctx.db
    .select()
    .from(cashbackAttempts)
    .where(eq(cashbackAttempts.transactionId, id))
    .orderBy(cashbackAttempts.attempt);
}
