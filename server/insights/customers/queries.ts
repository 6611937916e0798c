import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { badges, userBadges } from '#db/schema/badges.ts';
import { users } from '#db/schema/users.ts';
import { customerCalled } from '#server/insights/console/queries.ts';
import { customerSummary } from '#server/insights/standing/queries.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { beyond, inPageOrder, type Page, type PageRequest, pageOf } from '#server/kernel/paging.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { Account } from './choices.ts';
import type { CustomerDetail, CustomerFilters, CustomerRow } from './contract.ts';

const KEY = { at: users.createdAt, id: users.id };

export type Asked = { readonly programId: string; readonly filters: CustomerFilters };
type Stored = typeof users.$inferSelect;
type Held = { readonly level: number | null; readonly badge: string | null; readonly color: string | null };
type Listed = Held & { readonly user: Stored };

/** One page of a program's customers by when they became one, with badge and sums. One query; three by level. */
export async function customersPage(ctx: Context, asked: Asked, page: PageRequest): Promise<Page<CustomerRow>> {
  requireMay(ctx.actor, 'customer.read', { programId: asked.programId });
  return readCustomers(ctx.db, asked, page);
}

/** The same for whoever has asked already whether they may. */
export async function readCustomers(db: Database, asked: Asked, page: PageRequest): Promise<Page<CustomerRow>> {
  const { level, account } = asked.filters;
  const isWalked = typeof level === 'number' && account !== 'anonymised';
  const rows = await (isWalked ? holdersOf(db, asked, level, page) : everybody(db, asked, page));
  const cut = pageOf(rows, page, ({ user: { createdAt, id } }) => ({ at: createdAt, id }));
  return { next: cut.next, rows: cut.rows.map(({ user, ...held }) => ({ ...headOf(user, held), ...sumsOf(user) })) };
}

function everybody(db: Database, asked: Asked, page: PageRequest): Promise<Listed[]> {
  const { level } = asked.filters;
  const isHeld = typeof level === 'number' ? eq(badges.level, level) : undefined;
  return listed(db)
    .where(and(conditions(asked), isHeld, beyond(KEY, page)))
    .orderBy(...inPageOrder(KEY, page))
    .limit(page.limit + 1);
}

/**
 * Those who hold a badge of this level now. They are walked by their ids, which rise with time as `createdAt` does: the index
 * of holders knows ids, and the few of a high level are not looked for among all customers.
 */
async function holdersOf(db: Database, asked: Asked, level: number, page: PageRequest): Promise<Listed[]> {
  const rungs = await db
    .select({ id: badges.id })
    .from(badges)
    .where(and(eq(badges.programId, asked.programId), eq(badges.level, level)));
  const found = await Promise.all(rungs.map(({ id }) => idsOfHolders(db, asked, id, page)));
  const order = page.descending ? desc(users.id) : asc(users.id);
  const rows = await listed(db).where(inArray(users.id, found.flat())).orderBy(order);
  return rows.slice(0, page.limit + 1);
}

/** Each holder is looked at by itself, in order, until the page is full: joined, all customers would be read beside them. */
async function idsOfHolders(
  db: Database,
  asked: Asked,
  badgeId: string,
  { after, descending, limit }: PageRequest,
): Promise<string[]> {
  const { userId } = userBadges;
  const isBeyond = after && (descending ? lt(userId, after.id) : gt(userId, after.id));
  const isMeant = sql`(select true from ${users} where ${and(eq(users.id, userId), conditions(asked))})`;
  const rows = await db
    .select({ userId })
    .from(userBadges)
    .where(and(eq(userBadges.badgeId, badgeId), userBadges.isCurrent, isBeyond ?? undefined, isMeant))
    .orderBy(descending ? desc(userId) : asc(userId))
    .limit(limit + 1);
  return rows.map((row) => row.userId);
}

/** Customers, each with the badge they hold now. */
function listed(db: Database) {
  return db
    .select({ user: users, level: badges.level, badge: badges.name, color: badges.color })
    .from(users)
    .leftJoin(userBadges, and(eq(userBadges.userId, users.id), eq(userBadges.isCurrent, true)))
    .leftJoin(badges, eq(badges.id, userBadges.badgeId));
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
  const [row] = await listed(ctx.db).where(isIt);
  if (!row) throw notFound('The customer');
  const { user, ...held } = row;
  const { disabledAt, firstFactAt, lastFactAt } = user;
  const summary = await customerSummary(ctx, { programId, customerId });
  return { ...headOf(user, held), disabledAt, firstFactAt, lastFactAt, summary };
}

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

function conditions({ programId, filters: { text, account } }: Asked): SQL | undefined {
  return and(
    eq(users.programId, programId),
    eq(users.role, 'customer'),
    text ? customerCalled(text) : undefined,
    account ? ACCOUNT_CONDITIONS[account] : isNull(users.anonymisedAt),
  );
}

/* Said in the words of the partial indexes. */
const ACCOUNT_CONDITIONS: Record<Account, SQL | undefined> = {
  registered: and(isNotNull(users.passwordHash), isNull(users.anonymisedAt)),
  unregistered: and(isNull(users.passwordHash), isNull(users.anonymisedAt)),
  anonymised: isNotNull(users.anonymisedAt),
};
