import { eq } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import { sqlFault } from '#db/transaction.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { checkedInput, refusedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { type ChangeCustomerInput, changeCustomerInput } from './contract.ts';
import { type Customer, customerById } from './queries.ts';

const UNIQUE_VIOLATION = '23505';

/**
 * Changes what a customer is known by. The email of a customer who has registered is theirs alone to change: whoever could
 * change it could take the account over.
 * @throws Refusal `validation_failed`, `not_found`, `customer_exists`, `customer_registered`, `customer_anonymised`
 */
export async function changeCustomer(
  ctx: Context,
  input: { readonly programId: string; readonly customerId: string; readonly change: ChangeCustomerInput },
): Promise<Customer> {
  requireMay(ctx.actor, 'customer.write', input);
  const { programId, customerId } = input;
  const change = checkedInput(changeCustomerInput, input.change);
  return ctx.db
    .transaction(async (tx) => {
      await tx.select({ id: users.id }).from(users).where(eq(users.id, customerId)).for('no key update');
      const before = await customerById(tx, programId, customerId);
      requireChangeable(before, change);
      const after = { ...change, updatedAt: ctx.now() };
      const [changed] = await tx.update(users).set(after).where(eq(users.id, before.id)).returning();
      if (!changed) throw new Error(`customer ${customerId} went away under lock`);
      const subject = { programId, subjectType: 'customer', subjectId: customerId };
      await writeAudit(tx, ctx, { ...subject, action: 'customer.change', after: { fields: Object.keys(change) } });
      return changed;
    })
    .catch(takenNameAsConflict);
}

function requireChangeable(before: Customer, change: ChangeCustomerInput): void {
  if (before.anonymisedAt) throw conflict('customer_anonymised', 'The customer was anonymised');
  const after = { ...before, ...change };
  if (!after.externalId && !after.email) throw refusedInput({ '': ['must keep an externalId or an email'] });
  if (before.passwordHash !== null && after.email !== before.email) {
    throw conflict('customer_registered', 'The customer has registered; only they can change their email');
  }
}

function takenNameAsConflict(error: unknown): never {
  if (sqlFault(error)?.code !== UNIQUE_VIOLATION) throw error;
  throw conflict('customer_exists', 'There is a customer with this external id or email already');
}
