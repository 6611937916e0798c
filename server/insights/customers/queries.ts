import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { badges, userBadges } from '#db/schema/badges.ts';
import { users } from '#db/schema/users.ts';
import { customerCalled } from '#server/insights/console/queries.ts';
import { customerSummary } from '#server/insights/standing/queries.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { beyond, inPageOrder, type Page, type PageRequest, pageOf } from '#server/kernel/paging.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { Account, CustomerDetail, CustomerFilters, CustomerRow } from './contract.ts';

const KEY = { at: users.createdAt, id: users.id };

export type Asked = { readonly programId: string; readonly filters: CustomerFilters };
type Stored = typeof users.$inferSelect;

/** One page of a program's customers by when they became one, with badge and sums. One query. */
export async function customersPage(ctx: Context, asked: Asked, page: PageRequest): Promise<Page<CustomerRow>> {
  requireMay(ctx.actor, 'customer.read', { programId: asked.programId });
  return readCustomers(ctx.db, asked, page);
}

/** The same for whoever has asked already whether they may. */
export async function readCustomers(db: Database, asked: Asked, page: PageRequest): Promise<Page<CustomerRow>> {
  const rows = await db
    .select({ user: users, level: badges.level, badge: badges.name, color: badges.color })
    .from(users)
    .leftJoin(userBadges, and(eq(userBadges.userId, users.id), eq(userBadges.isCurrent, true)))
    .leftJoin(badges, eq(badges.id, userBadges.badgeId))
    .where(and(conditions(asked), beyond(KEY, page)))
    .orderBy(...inPageOrder(KEY, page))
    .limit(page.limit + 1);
  const cut = pageOf(rows, page, ({ user: { createdAt, id } }) => ({ at: createdAt, id }));
  return { next: cut.next, rows: cut.rows.map(({ user, ...held }) => ({ ...headOf(user, held), ...sumsOf(user) })) };
}

/**
 * Who a customer is and how they stand.
 * @throws Refusal `not_found`
 */
export async function customerDetail(
  ctx: Context,
  { programId, customerId }: { readonly programId: string; readonly customerId: string },
): Promise<CustomerDetail> {
  requireMay(ctx.actor, 'customer.read', { programId });
  const isIt = and(eq(users.programId, programId), eq(users.id, customerId), eq(users.role, 'customer'));
  const [row] = await ctx.db
    .select({ user: users, level: badges.level, badge: badges.name, color: badges.color })
    .from(users)
    .leftJoin(userBadges, and(eq(userBadges.userId, users.id), eq(userBadges.isCurrent, true)))
    .leftJoin(badges, eq(badges.id, userBadges.badgeId))
    .where(isIt);
  if (!row) throw notFound('The customer');
  const { user, ...held } = row;
  const { disabledAt, firstFactAt, lastFactAt } = user;
  const summary = await customerSummary(ctx, { programId, customerId });
  return { ...headOf(user, held), disabledAt, firstFactAt, lastFactAt, summary };
}

type Held = { readonly level: number | null; readonly badge: string | null; readonly color: string | null };

function headOf(user: Stored, { level, badge, color }: Held) {
  const { id, name, email, externalId, createdAt } = user;
  const held = level !== null && badge !== null && color !== null ? { level, name: badge, color } : null;
  return { id, name, email, externalId, createdAt, account: accountOf(user), badge: held };
}

function sumsOf({ purchaseCount, totalPoints, totalCashbackMinor }: Stored) {
  return { purchases: purchaseCount, points: totalPoints, cashback: totalCashbackMinor };
}

function accountOf({ anonymisedAt, passwordHash }: Stored): Account {
  if (anonymisedAt) return 'anonymised';
  return passwordHash === null ? 'unregistered' : 'registered';
}

function conditions({ programId, filters: { text, account, level } }: Asked): SQL | undefined {
  const holds = (wanted: number) => sql`exists (
    select 1 from ${userBadges} held join ${badges} rung on rung.id = held.badge_id
     where held.user_id = ${users.id} and held.is_current and rung.level = ${wanted})`;
  return and(
    eq(users.programId, programId),
    eq(users.role, 'customer'),
    text ? customerCalled(text) : undefined,
    account ? ACCOUNT_CONDITIONS[account] : isNull(users.anonymisedAt),
    typeof level === 'number' ? holds(level) : undefined,
  );
}

const ACCOUNT_CONDITIONS: Record<Account, SQL | undefined> = {
  registered: and(isNotNull(users.passwordHash), isNull(users.anonymisedAt)),
  unregistered: and(isNull(users.passwordHash), isNull(users.anonymisedAt)),
  anonymised: isNotNull(users.anonymisedAt),
};
