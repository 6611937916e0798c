import { and, eq, isNull } from 'drizzle-orm';
import type { Database, Tx } from '#db/client.ts';
import { users } from '#db/schema/users.ts';
import { notFound } from '#server/kernel/errors.ts';
import { beyond, inPageOrder, type Page, type PageRequest, pageOf } from '#server/kernel/paging.ts';
import type { CustomerView } from './contract.ts';

/** A stored customer. */
export type Customer = typeof users.$inferSelect;

export type CustomerFilters = { readonly externalId?: string | undefined; readonly email?: string | undefined };

/**
 * A customer of the program; who only looks after it is none.
 * @throws Refusal `not_found`
 */
export async function customerById(db: Database | Tx, programId: string, customerId: string): Promise<Customer> {
  const isIt = and(eq(users.programId, programId), eq(users.id, customerId), eq(users.role, 'customer'));
  const [customer] = await db.select().from(users).where(isIt);
  if (!customer) throw notFound('The customer');
  return customer;
}

/** One page of a program's customers by the time they were created; those who were anonymised are not among them. */
export async function customersPage(
  db: Database,
  programId: string,
  { externalId, email }: CustomerFilters,
  page: PageRequest,
): Promise<Page<Customer>> {
  const key = { at: users.createdAt, id: users.id };
  const conditions = [
    eq(users.programId, programId),
    eq(users.role, 'customer'),
    isNull(users.anonymisedAt),
    externalId === undefined ? undefined : eq(users.externalId, externalId),
    email === undefined ? undefined : eq(users.email, email.toLowerCase()),
    beyond(key, page),
  ];
  const rows = await db
    .select()
    .from(users)
    .where(and(...conditions))
    .orderBy(...inPageOrder(key, page))
    .limit(page.limit + 1);
  return pageOf(rows, page, ({ createdAt, id }) => ({ at: createdAt, id }));
}

export function viewOfCustomer(customer: Customer): CustomerView {
  const { id, externalId, email, name, totalPoints, purchaseCount } = customer;
  const said = { id, externalId, email, name, totalPoints, purchaseCount };
  return {
    ...said,
    totalCashback: Number(customer.totalCashbackMinor),
    anonymisedAt: customer.anonymisedAt?.toISOString() ?? null,
    createdAt: customer.createdAt.toISOString(),
    updatedAt: customer.updatedAt.toISOString(),
  };
}
