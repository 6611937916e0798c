import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { NOTIFICATION_KINDS } from '#db/enums.ts';
import { notificationChoices } from '#db/schema/notifications.ts';
import { users } from '#db/schema/users.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { Refusal } from '#server/kernel/errors.ts';
import { saveChoices } from './choose-notifications.ts';
import type { Unsubscriptions } from './unsubscribe-token.ts';

/**
 * Ends all mails about news to the person whose link this is. The link itself is the right: whoever reads the mailbox may
 * end its mails, without signing in, as often as they like. Mails about the account itself still come.
 * @throws Refusal `link_invalid`
 */
export async function endMails(ctx: Context, token: string, links: Unsubscriptions): Promise<void> {
  const userId = links.personOf(token);
  const [person] = userId
    ? await ctx.db.select({ programId: users.programId }).from(users).where(eq(users.id, userId))
    : [];
  if (!userId || !person) throw new Refusal('rule', 'link_invalid', 'This link is not one of ours.');
  const { programId } = person;
  await ctx.db.transaction(async (tx) => {
    // Whoever holds the link could post it without end; only what changes something is written, and written down.
    if (await areEnded(tx, userId)) return;
    const choices = NOTIFICATION_KINDS.map((kind) => ({ kind, channel: 'email' as const, isWanted: false }));
    await saveChoices(tx, { programId, userId }, choices, ctx.now());
    const subject = { programId, subjectType: 'user', subjectId: userId };
    await writeAudit(tx, ctx, { ...subject, action: 'notification.unsubscribe', after: { email: false } });
  });
}

async function areEnded(tx: Tx, userId: string): Promise<boolean> {
  const { channel, isWanted, userId: whose } = notificationChoices;
  const refused = and(eq(whose, userId), eq(channel, 'email'), eq(isWanted, false));
  return (await tx.$count(notificationChoices, refused)) === NOTIFICATION_KINDS.length;
}
