import { and, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { mails } from '#db/schema/mails.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { composeMail, type MailRow } from './compose-mail.ts';
import { type Mailing, MailRefused, type OutgoingMail } from './contract.ts';

/** Longer than a mail server may take; a worker that died lets its mails go after it. */
const LEASE_MS = 120_000;

/**
 * Sends mails that wait. A mail that fails stays, and the job fails with it, to be tried again; one the server refuses for
 * good is marked. No transaction is open while a server is spoken to.
 * @throws Error when some of them have to be tried again
 */
export async function sendMails(
  ctx: Context,
  { mailIds }: { readonly mailIds: readonly string[] },
  mailing: Mailing,
): Promise<number> {
  requireMay(ctx.actor, 'mail.send');
  const mine = await leased(ctx, mailIds);
  const outcomes = await Promise.all(mine.map((mail) => sendOne(ctx, mail, mailing)));
  const later = outcomes.filter((outcome) => outcome === 'later').length;
  if (later > 0) throw new Error(`${later} of ${mine.length} mails could not be sent yet`);
  return outcomes.length;
}

/** Takes the mails for a while, so that a job that runs twice does not send them twice. */
async function leased(ctx: Context, mailIds: readonly string[]): Promise<MailRow[]> {
  if (mailIds.length === 0) return [];
  const now = ctx.now();
  const isFree = or(isNull(mails.leasedUntil), lt(mails.leasedUntil, now));
  return ctx.db
    .update(mails)
    .set({ leasedUntil: new Date(now.getTime() + LEASE_MS), attempts: sql`${mails.attempts} + 1` })
    .where(and(inArray(mails.id, [...mailIds]), eq(mails.status, 'waiting'), isFree))
    .returning();
}

async function sendOne(ctx: Context, mail: MailRow, mailing: Mailing): Promise<'done' | 'later'> {
  try {
    const { port } = mailing;
    const composed = await composeMail(ctx, mail, mailing);
    if (composed === null) {
      await settle(ctx, mail.id, { status: 'failed', error: 'there was nothing left to say' });
      return 'done';
    }
    const { subject, text, unsubscribe } = composed;
    const outgoing = { id: mail.id, to: mail.recipient, subject, text: text.join('\n\n'), unsubscribe };
    await port.send(outgoing);
    await settle(ctx, mail.id, { status: 'sent', sentAt: ctx.now(), ...keptOf(outgoing, port.keepsText) });
    return 'done';
  } catch (error) {
    return failed(ctx, mail, error);
  }
}

/** The server's own words may quote the mail: only their kind is kept. */
async function failed(ctx: Context, mail: MailRow, error: unknown): Promise<'done' | 'later'> {
  const isFinal = error instanceof MailRefused;
  const reason = isFinal ? error.message : `not sent: ${error instanceof Error ? error.name : 'unknown'}`;
  ctx.log.warn({ mailId: mail.id, reason }, 'a mail was not sent');
  await settle(ctx, mail.id, { status: isFinal ? 'failed' : 'waiting', error: reason });
  return isFinal ? 'done' : 'later';
}

function keptOf({ subject, text }: OutgoingMail, keepsText: boolean): Partial<MailRow> {
  return keepsText ? { subject, body: text } : { subject };
}

async function settle(ctx: Context, id: string, change: Partial<MailRow>): Promise<void> {
  await ctx.db
    .update(mails)
    .set({ error: null, ...change, leasedUntil: null })
    .where(eq(mails.id, id));
}
