import { and, eq } from 'drizzle-orm';
import { payoutAccounts } from '#db/schema/payout-accounts.ts';
import { programs } from '#db/schema/programs.ts';
import { users } from '#db/schema/users.ts';
import type { Context } from '#server/kernel/context.ts';
import { SecretVault } from '#server/kernel/vault.ts';
import { createCustomer } from '#server/loyalty/customers/create-customer.ts';
import { DEFAULT_PROGRAM } from '#server/loyalty/programs/default-program.ts';
import { recordPurchase } from '#server/loyalty/purchases/record-purchase.ts';
import { setPayoutAccount } from '#server/payments/payouts/set-payout-account.ts';
import { orderNumber } from './scenes.ts';

/** A customer whom the sandbox provider pays, and how it goes wrong with them. */
type PaidElsewhere = { readonly externalId: string; readonly name: string; readonly recipient: string };

const PAID_ELSEWHERE: readonly PaidElsewhere[] = [
  { externalId: 'C-2001', name: 'Zubaida Yaro', recipient: 'test_decline' },
  { externalId: 'C-2002', name: 'Nnenna Udo', recipient: 'test_pay_then_silence_1' },
  { externalId: 'C-2003', name: 'Kwesi Boakye', recipient: 'test_fail_500_2' },
];

const DAY_MS = 86_400_000;
const SHOP_OPENED = Date.parse('2026-01-01T00:00:00Z');
/** More orders than the story has. */
const FAR_BEHIND = 2_000;

const PURCHASE = {
  amount: 6_000_000,
  currency: DEFAULT_PROGRAM.currency,
  status: 'completed',
  channel: 'web',
} as const;

/**
 * Three customers of the demo buy something for 60,000.00, once a day, and are paid by the sandbox: one is declined, one
 * is paid while the answer is lost, one is paid at the third try. The worker does it; what happens shows in the console.
 * @param secret of the product, which seals the customers' accounts
 * @returns how many bought something now
 */
export async function playPayouts(ctx: Context, secret: string): Promise<number> {
  const isDemo = eq(programs.slug, DEFAULT_PROGRAM.slug);
  const [program] = await ctx.db.select({ id: programs.id }).from(programs).where(isDemo);
  if (!program) return 0;
  let bought = 0;
  for (const [at, person] of PAID_ELSEWHERE.entries()) {
    const userId = await customerId(ctx, program.id, person);
    if (!userId) continue;
    await keepAccount(ctx, program.id, userId, person, secret);
    bought += await buyToday(ctx, program.id, person, ordersUntilToday(ctx) + at);
  }
  return bought;
}

async function customerId(ctx: Context, programId: string, { externalId, name }: PaidElsewhere) {
  const isIt = and(eq(users.programId, programId), eq(users.externalId, externalId));
  const [known] = await ctx.db.select({ id: users.id }).from(users).where(isIt);
  if (known) return known.id;
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
  return (await createCustomer(ctx, { programId, customer: { externalId, name, email } })).id;
}

/** What an admin has changed since stays. */
async function keepAccount(
  ctx: Context,
  programId: string,
  userId: string,
  { recipient }: PaidElsewhere,
  secret: string,
): Promise<void> {
  if ((await ctx.db.$count(payoutAccounts, eq(payoutAccounts.userId, userId))) > 0) return;
  const account = { programId, userId, provider: 'sandbox', details: { recipient }, preferred: true };
  await setPayoutAccount(ctx, account, new SecretVault(secret));
}

/** The same day again is the same order. */
async function buyToday(
  ctx: Context,
  programId: string,
  { externalId, name }: PaidElsewhere,
  nth: number,
): Promise<number> {
  const purchase = { ...PURCHASE, orderId: orderNumber(nth), customer: { externalId, name } };
  const { created } = await recordPurchase(ctx, { programId, source: 'demo', purchase });
  return created ? 1 : 0;
}

/** The day is in the orders' numbers, which go on far behind those of the story. */
function ordersUntilToday(ctx: Context): number {
  const days = Math.floor((ctx.now().getTime() - SHOP_OPENED) / DAY_MS);
  return FAR_BEHIND + days * PAID_ELSEWHERE.length;
}
