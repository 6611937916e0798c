import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { accountLinks, sessions } from '#db/schema/identity.ts';
import { mails } from '#db/schema/mails.ts';
import { payoutAccounts } from '#db/schema/payout-accounts.ts';
import { users } from '#db/schema/users.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { type Customer, customerById } from './queries.ts';

/**
 * Takes a person out of the books: name, email, external id, password and payout accounts go, sessions end; purchases, points and cashback
 * stay as facts about nobody. The same external id later is somebody new. Again: nothing changes.
 * @throws Refusal `not_found`
 */
export async function anonymiseCustomer(
  ctx: Context,
  input: { readonly programId: string; readonly customerId: string },
): Promise<Customer> {
  requireMay(ctx.actor, 'customer.write', input);
  return anonymise(ctx, input, 'customer.anonymise');
}

/** The deed itself, for whoever has asked whether it may be done. `action` is how the audit log calls it. */
export async function anonymise(
  ctx: Context,
  { programId, customerId }: { readonly programId: string; readonly customerId: string },
  action: 'customer.anonymise' | 'account.delete',
): Promise<Customer> {
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    await tx.select({ id: users.id }).from(users).where(eq(users.id, customerId)).for('no key update');
    const before = await customerById(tx, programId, customerId);
    if (before.anonymisedAt) return before;
    const gone = {
      externalId: null,
      email: null,
      name: null,
      passwordHash: null,
      emailVerifiedAt: null,
      preferences: {},
    };
    const marks = { anonymisedAt: now, disabledAt: before.disabledAt ?? now, updatedAt: now };
    const [anonymised] = await tx
      .update(users)
      .set({ ...gone, ...marks })
      .where(eq(users.id, customerId))
      .returning();
    if (!anonymised) throw new Error(`customer ${customerId} went away under lock`);
    await tx
      .update(sessions)
      .set({ endedAt: now })
      .where(and(eq(sessions.userId, customerId), isNull(sessions.endedAt)));
    await tx.delete(payoutAccounts).where(eq(payoutAccounts.userId, customerId));
    await forgetMails(tx, before);
    await writeAudit(tx, ctx, {
      programId,
      action,
      subjectType: 'customer',
      subjectId: customerId,
    });
    return anonymised;
  });
}

async function forgetMails(tx: Tx, { programId, email }: Customer): Promise<void> {
  if (email === null) return;
  await tx.delete(mails).where(and(eq(mails.programId, programId), eq(mails.recipient, email)));
  await tx.delete(accountLinks).where(and(eq(accountLinks.programId, programId), eq(accountLinks.email, email)));
}
