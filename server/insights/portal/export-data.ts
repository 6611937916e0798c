import type { cashbackTransactions } from '#db/schema/cashback.ts';
import type { sessions } from '#db/schema/identity.ts';
import type { payoutAccounts } from '#db/schema/payout-accounts.ts';
import type { purchaseItems, purchases } from '#db/schema/purchases.ts';
import type { refunds } from '#db/schema/refunds.ts';
import type { users } from '#db/schema/users.ts';
import { measureOf } from '#server/insights/home/rules.ts';
import { decimalText } from '#server/kernel/money.ts';
import { achievementDefinition } from '#server/loyalty/achievements/contract.ts';
import type { CreditEntry } from './contract.ts';

type Purchase = typeof purchases.$inferSelect;

/** The one form of money in the file. */
function money(amountMinor: bigint, currency: string) {
  return { amount: decimalText(amountMinor, currency), currency };
}

/** The customer, for them to keep. */
export function customerData(row: typeof users.$inferSelect) {
  const { id, name, email, externalId, totalPoints: points, createdAt } = row;
  return { id, name, email, externalId, points, since: createdAt.toISOString() };
}

/** A purchase with what was in it. */
export function purchaseData(row: Purchase, lines: readonly (typeof purchaseItems.$inferSelect)[]) {
  const { orderId, currency, status, channel, metadata } = row;
  const items = lines.map(({ sku, name, category, quantity, unitAmountMinor }) => {
    return { sku, name, category, quantity, unitPrice: money(unitAmountMinor, currency) };
  });
  const total = money(row.amountMinor, currency);
  return { orderId, total, status, channel, occurredAt: row.occurredAt.toISOString(), metadata, items };
}

/** A refund of a purchase; none where the purchase is not the customer's. */
export function refundData(row: typeof refunds.$inferSelect, purchase: Purchase | undefined) {
  if (!purchase) return [];
  const refunded = money(row.amountMinor, purchase.currency);
  return [{ orderId: purchase.orderId, refunded, reason: row.reason, occurredAt: row.occurredAt.toISOString() }];
}

type Goal = {
  readonly name: string;
  readonly definition: unknown;
  readonly progress: bigint;
  readonly target: bigint;
  readonly unlockedAt: Date | null;
  readonly points: number;
};

/** How far an achievement is, in what it counts: money with its currency, everything else a number of something. */
export function goalData({ name, definition, progress, target, unlockedAt, points }: Goal, currency: string) {
  const counts = measureOf(achievementDefinition.parse(definition).criteria);
  const written = (count: bigint) => (counts === 'money' ? money(count, currency) : String(count));
  return {
    name,
    counts,
    progress: written(progress),
    target: written(target),
    unlockedAt: unlockedAt?.toISOString() ?? null,
    points,
  };
}

/** A cashback transaction: what is or was paid, less what was taken back before. */
export function cashbackData(row: typeof cashbackTransactions.$inferSelect, purchase: Purchase | undefined) {
  return {
    orderId: purchase?.orderId ?? null,
    kind: row.kind,
    value: money(row.amountMinor - row.reversedMinor, row.currency),
    status: row.status,
    createdAt: row.createdAt.toISOString(),
    completedAt: row.completedAt?.toISOString() ?? null,
  };
}

/** An entry of the books of store credit, and what stood there after it. */
export function creditData(entry: Omit<CreditEntry, 'id'>) {
  const { at, kind, purchase, amount, balance, currency } = entry;
  return {
    at: at.toISOString(),
    kind,
    orderId: purchase?.orderId ?? null,
    change: money(amount, currency),
    balance: money(balance, currency),
  };
}

/** A browser that was signed in. */
export function sessionData(row: typeof sessions.$inferSelect) {
  return {
    signedInAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastSeenAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    browser: row.userAgent,
    address: row.address,
  };
}

type PayoutAccount = Pick<typeof payoutAccounts.$inferSelect, 'provider' | 'label' | 'isPreferred' | 'createdAt'>;

/** Where cashback is sent, by the name it is known by; its number is sealed. */
export function payoutAccountData({ provider, label, isPreferred, createdAt }: PayoutAccount) {
  return { provider, label, isPreferred, createdAt: createdAt.toISOString() };
}
