import { eq } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { SignedIn } from '../contract.ts';
import { type RenameInput, renameInput } from './contract.ts';

/**
 * A person changes what they are called.
 * @throws Refusal `validation_failed`
 */
export async function renamePerson(ctx: Context, person: SignedIn, input: RenameInput): Promise<void> {
  const { programId, userId } = person;
  requireMay(ctx.actor, 'profile.write', { programId, ownerId: userId });
  const { name } = checkedInput(renameInput, input);
  await ctx.db.transaction(async (tx) => {
    await tx.update(users).set({ name, updatedAt: ctx.now() }).where(eq(users.id, userId));
    const subject = { programId, subjectType: 'user', subjectId: userId };
    await writeAudit(tx, ctx, { ...subject, action: 'profile.rename', after: { fields: ['name'] } });
  });
}
