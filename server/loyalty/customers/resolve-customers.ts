import { inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { jsonRows } from '#db/rows.ts';
import { users } from '#db/schema/users.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Refusal } from '#server/kernel/errors.ts';
import type { CustomerReference } from './contract.ts';
import { type CustomerPlan, type KnownCustomer, planCustomers } from './rules.ts';

/** Unique constraints another request may win at while we fill in what was missing of a customer; then begin anew. */
export const CUSTOMER_RACES = ['users_program_external_id_key', 'users_program_email_key'] as const;

const ROUNDS = 5;

/** By index of the reference: the customer's id, or why there is none. `created` names those who are new. */
export type ResolvedCustomers = { readonly meant: readonly (string | Refusal)[]; readonly created: readonly string[] };

/**
 * Finds or creates the customers that references name, in a few statements for all of them. Who is created by another
 * request at the same moment is found in the next round: insert, then a separate select, never both in one statement.
 */
export async function resolveCustomers(
  tx: Tx,
  ctx: Context,
  programId: string,
  references: readonly CustomerReference[],
): Promise<ResolvedCustomers> {
  const created: string[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const plan = planCustomers(references, await findCustomers(tx, programId, references));
    const inserted = await insertCustomers(tx, programId, plan.create, ctx.now());
    created.push(...inserted);
    if (inserted.length < plan.create.length) continue;
    await fillCustomers(tx, plan.fill, ctx.now());
    return { meant: plan.meant, created };
  }
  throw new Error(`customers kept changing while ${references.length} references were resolved`);
}

/** What `resolveCustomers` would do, without writing anything. */
export async function foreseeCustomers(
  tx: Tx,
  programId: string,
  references: readonly CustomerReference[],
): Promise<CustomerPlan> {
  return planCustomers(references, await findCustomers(tx, programId, references));
}

/** Takes back customers who were created for nothing, because what named them was refused. */
export async function removeUnusedCustomers(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.delete(users).where(inArray(users.id, [...ids]));
}

type CustomerRow = {
  readonly id: string;
  readonly externalId: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly anonymised: boolean;
};

const COLUMNS = `id, external_id as "externalId", email, name, anonymised_at is not null as anonymised`;
const FIND = `
  select ${COLUMNS} from users where program_id = $1 and id = any($2::uuid[])
  union
  select ${COLUMNS} from users where program_id = $1 and external_id = any($3::text[])
  union
  select ${COLUMNS} from users where program_id = $1 and email = any($4::text[])`;

async function findCustomers(
  tx: Tx,
  programId: string,
  references: readonly CustomerReference[],
): Promise<KnownCustomer[]> {
  const named = (names: (string | undefined)[]) => [...new Set(names.filter((name) => name !== undefined))];
  return run<CustomerRow>(tx, FIND, [
    programId,
    named(references.map((reference) => reference.id)),
    named(references.map((reference) => reference.externalId)),
    named(references.map((reference) => reference.email)),
  ]);
}

/* In the order of their names, so that two batches with the same new customers wait for each other, never in a circle. */
const INSERT = `
  insert into users (id, program_id, external_id, email, name, created_at, updated_at)
  select r.id, $2::uuid, r."externalId", r.email, r.name, $3::timestamptz, $3::timestamptz
    from json_to_recordset($1::json) as r(id uuid, "externalId" text, email text, name text)
   order by coalesce(r."externalId", r.email), r.email
      on conflict do nothing
  returning id`;

async function insertCustomers(
  tx: Tx,
  programId: string,
  customers: readonly KnownCustomer[],
  now: Date,
): Promise<string[]> {
  if (customers.length === 0) return [];
  const rows = await run<{ id: string }>(tx, INSERT, [jsonRows(customers), programId, now.toISOString()]);
  return rows.map((row) => row.id);
}

const LOCK = `select id from users where id = any($1::uuid[]) order by id for no key update`;
const FILL = `
  update users
     set external_id = coalesce(users.external_id, r."externalId"), email = coalesce(users.email, r.email),
         name = coalesce(users.name, r.name), updated_at = $2::timestamptz
    from json_to_recordset($1::json) as r(id uuid, "externalId" text, email text, name text)
   where users.id = r.id and users.anonymised_at is null`;

async function fillCustomers(tx: Tx, customers: readonly KnownCustomer[], now: Date): Promise<void> {
  if (customers.length === 0) return;
  await run(tx, LOCK, [customers.map((customer) => customer.id)]);
  await run(tx, FILL, [jsonRows(customers), now.toISOString()]);
}
