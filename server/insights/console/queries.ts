import { and, eq, like, or, type SQL, sql } from 'drizzle-orm';
import { programs } from '#db/schema/programs.ts';
import { purchases } from '#db/schema/purchases.ts';
import { users } from '#db/schema/users.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { isId } from '#server/kernel/id.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { viewOfProgram } from '#server/loyalty/programs/queries.ts';
import type { ConsoleFrame, Found } from './contract.ts';

const FOUND_AT_MOST = 6;

/** The program of the console, as its frame needs it. */
export async function consoleFrame(ctx: Context, programId: string): Promise<ConsoleFrame> {
  requireMay(ctx.actor, 'overview.read', { programId });
  const [found] = await ctx.db.select().from(programs).where(eq(programs.id, programId));
  if (!found) throw notFound('The program');
  const { name, currency, locale, timeZone, rounding } = viewOfProgram(found);
  return { asOf: ctx.now(), program: { name, currency, locale, timeZone, rounding } };
}

/**
 * Customers and purchases by what people know of them: an id, or how an email, a name, an external id or an order id begins.
 * Each is read from an index, whatever is typed.
 */
export async function findInProgram(
  ctx: Context,
  { programId, text }: { readonly programId: string; readonly text: string },
): Promise<Found> {
  requireMay(ctx.actor, 'customer.read', { programId });
  requireMay(ctx.actor, 'purchase.read', { programId });
  const [customers, bought] = await Promise.all([
    findCustomers(ctx, programId, text),
    findPurchases(ctx, programId, text),
  ]);
  return { customers, purchases: bought };
}

/** Customers whose things a search text brings along, at most. */
const MEANT_AT_MOST = 20;

/** Which customers and which purchases a search text stands for, in the same words. */
export async function meantBy(ctx: Context, programId: string, text: string) {
  requireMay(ctx.actor, 'customer.read', { programId });
  requireMay(ctx.actor, 'purchase.read', { programId });
  const [customers, bought] = await Promise.all([
    customersMeant(ctx, programId, text),
    ctx.db
      .select({ id: purchases.id })
      .from(purchases)
      .where(and(eq(purchases.programId, programId), purchaseCalled(text))),
  ]);
  return { customerIds: customers, purchaseIds: bought.map(({ id }) => id) };
}

/** The ids of the customers who are called so, some of them where many are. */
export async function customersMeant(ctx: Context, programId: string, text: string): Promise<string[]> {
  const meant = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.programId, programId), eq(users.role, 'customer'), customerCalled(text)))
    .limit(MEANT_AT_MOST);
  return meant.map(({ id }) => id);
}

/** True of customers who are called so: by id, or by how their email, name or external id begins. */
export function customerCalled(text: string): SQL | undefined {
  if (isId(text)) return eq(users.id, text);
  const small = likePrefix(text.toLowerCase());
  return or(
    like(users.email, small),
    like(users.externalId, likePrefix(text)),
    sql`lower(${users.name}) like ${small}`,
  );
}

/** True of the purchase whose id or order id this is. */
export function purchaseCalled(text: string): SQL {
  return isId(text) ? eq(purchases.id, text) : eq(purchases.orderId, text);
}

/** What people type is text, never a pattern. */
function likePrefix(text: string): string {
  return `${text.replace(/[\\%_]/g, '\\$&')}%`;
}

type FoundCustomer = Found['customers'][number];

const CUSTOMER = `id, name, email, external_id as "externalId"`;
const BY = (what: string, prefix: string) => `
  (select ${CUSTOMER} from users
    where program_id = $1 and role = 'customer' and anonymised_at is null and ${what} like ${prefix}
    order by ${what} using ~<~ limit ${FOUND_AT_MOST})`;
/* Three short walks along an index each, so that a common first letter costs no more than a rare one. */
const BEGINNING = `
  select * from (${BY('email', '$2')} union ${BY('lower(name)', '$2')} union ${BY('external_id', '$3')}) found
   order by name, id limit ${FOUND_AT_MOST}`;
const BY_ID = `select ${CUSTOMER} from users where program_id = $1 and role = 'customer' and id = $2`;

function findCustomers(ctx: Context, programId: string, text: string): Promise<FoundCustomer[]> {
  if (isId(text)) return run<FoundCustomer>(ctx.db, BY_ID, [programId, text]);
  return run<FoundCustomer>(ctx.db, BEGINNING, [programId, likePrefix(text.toLowerCase()), likePrefix(text)]);
}

async function findPurchases(ctx: Context, programId: string, text: string) {
  const { id, orderId, amountMinor: amount, currency } = purchases;
  const customer = sql<string | null>`coalesce(${users.name}, ${users.email}, ${users.externalId})`;
  return ctx.db
    .select({ id, orderId, amount, currency, customer })
    .from(purchases)
    .innerJoin(users, eq(users.id, purchases.userId))
    .where(and(eq(purchases.programId, programId), purchaseCalled(text)))
    .limit(FOUND_AT_MOST);
}
