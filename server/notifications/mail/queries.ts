import { desc, eq } from 'drizzle-orm';
import { mails } from '#db/schema/mails.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { OutboxMail } from './contract.ts';

const SHOWN = 100;

/** The newest mails of a program. Their texts are there only where no mail server is configured. */
export async function outboxMails(ctx: Context, programId: string): Promise<OutboxMail[]> {
  requireMay(ctx.actor, 'outbox.read', { programId });
  const { id, kind, recipient, status, attempts, error, subject, body, createdAt, sentAt } = mails;
  return ctx.db
    .select({ id, kind, recipient, status, attempts, error, subject, body, createdAt, sentAt })
    .from(mails)
    .where(eq(mails.programId, programId))
    .orderBy(desc(createdAt), desc(id))
    .limit(SHOWN);
}
