import { and, asc, eq, gt, isNull, lt, or } from 'drizzle-orm';
import { mails } from '#db/schema/mails.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';

const PATIENCE_MS = 60_000;
/** Nobody waits for a mail longer. */
const TOO_LATE_MS = 24 * 3_600_000;
const SWEEP_LIMIT = 500;

/**
 * Enqueues again the mails whose job was lost: never tried, or in the hands of a worker that died. Those that a mail server
 * put off have a job that tries them again. Answers how many were enqueued.
 */
export async function sweepMails(ctx: Context): Promise<number> {
  requireMay(ctx.actor, 'mail.send');
  const now = ctx.now();
  const before = (ms: number) => new Date(now.getTime() - ms);
  const isForgotten = or(and(eq(mails.attempts, 0), isNull(mails.leasedUntil)), lt(mails.leasedUntil, now));
  const isDue = and(lt(mails.createdAt, before(PATIENCE_MS)), gt(mails.createdAt, before(TOO_LATE_MS)));
  return ctx.db.transaction(async (tx) => {
    const lost = await tx
      .select({ id: mails.id })
      .from(mails)
      .where(and(eq(mails.status, 'waiting'), isDue, isForgotten))
      .orderBy(asc(mails.createdAt))
      .limit(SWEEP_LIMIT);
    const mailIds = lost.map(({ id }) => id);
    if (mailIds.length > 0) await ctx.enqueue(tx, 'mail.send', { mailIds });
    return mailIds.length;
  });
}
