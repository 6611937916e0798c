import { users } from '#db/schema/users.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { type CreateCustomerInput, createCustomerInput } from './contract.ts';
import type { Customer } from './queries.ts';

/**
 * Makes a customer who has not bought anything yet. They have no password until they register.
 * @throws Refusal `validation_failed`, `customer_exists` when the external id or the email is taken
 */
export async function createCustomer(
  ctx: Context,
  input: { readonly programId: string; readonly customer: CreateCustomerInput },
): Promise<Customer> {
  requireMay(ctx.actor, 'customer.write', input);
  const { programId } = input;
  const { externalId, email, name } = checkedInput(createCustomerInput, input.customer);
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const [customer] = await tx
      .insert(users)
      .values({ id: newId(), programId, externalId, email, name, createdAt: now, updatedAt: now })
      .onConflictDoNothing()
      .returning();
    if (!customer) throw conflict('customer_exists', 'There is a customer with this external id or email already');
    const subject = { programId, subjectType: 'customer', subjectId: customer.id };
    await writeAudit(tx, ctx, { ...subject, action: 'customer.create', after: { externalId: externalId ?? null } });
    return customer;
  });
}
