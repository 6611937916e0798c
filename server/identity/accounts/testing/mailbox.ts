import { asc, eq } from 'drizzle-orm';
import { mails } from '#db/schema/mails.ts';
import { type TestContext, testContext } from '#db/testing/factories.ts';
import type { SignedIn } from '#server/identity/contract.ts';
import { resumeSession } from '#server/identity/resume-session.ts';
import { signIn } from '#server/identity/sign-in.ts';
import type { Actor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { Refusal } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import type { OutgoingMail } from '#server/notifications/mail/contract.ts';
import { sendMails } from '#server/notifications/mail/send-mails.ts';
import { Unsubscriptions } from '#server/notifications/unsubscribe-token.ts';

export const PUBLIC_URL = 'https://laurel.example';
const links = new Unsubscriptions('a secret of tests, and of nothing else');

/** Sends whatever waits for an address, as the worker does, and answers what arrived there. */
export async function delivered(ctx: Context, address: string): Promise<OutgoingMail[]> {
  const arrived: OutgoingMail[] = [];
  const port = { keepsText: false, send: async (mail: OutgoingMail) => void arrived.push(mail) };
  const waiting = await ctx.db.select().from(mails).where(eq(mails.recipient, address)).orderBy(asc(mails.id));
  const job = testContext(ctx.db, { actor: { kind: 'job', job: 'mail.send' }, now: ctx.now });
  await sendMails(job, { mailIds: waiting.map(({ id }) => id) }, { port, publicUrl: PUBLIC_URL, links });
  return arrived;
}

/** The token of the link in the only mail that waits for an address. */
export async function tokenFor(ctx: Context, address: string): Promise<string> {
  const [mail, ...others] = await delivered(ctx, address);
  if (!mail || others.length > 0) throw new Error(`${address} got ${others.length + (mail ? 1 : 0)} mails`);
  return tokenIn(mail);
}

export function tokenIn({ text }: OutgoingMail): string {
  const token = /https:\/\/laurel\.example\/(?:verify|reset|confirm-email)#([\w-]{43})(?:\n|$)/.exec(text)?.[1];
  if (!token) throw new Error(`there is no link in: ${text}`);
  return token;
}

/** Somebody nobody knows, from an address of their own. */
export function stranger(ctx: Context, address = newId()): TestContext {
  return testContext(ctx.db, { actor: { kind: 'anonymous' }, now: ctx.now, address });
}

/** Signs in, and answers the person as every request of that browser finds them, with a context of theirs. */
export async function arrived(ctx: Context, email: string, password: string) {
  const { sessionId } = await signIn(stranger(ctx), { email, password });
  return resumed(ctx, sessionId);
}

/** The person behind a session as it stands now. */
export async function resumed(ctx: Context, sessionId: string): Promise<{ person: SignedIn; ctx: TestContext }> {
  const person = await resumeSession(ctx.db, sessionId, ctx.now());
  if (!person) throw new Error('the session is over');
  const { userId, programId, role, confirmedAt } = person;
  const actor: Actor = { kind: 'person', userId, programId, role, confirmedAt };
  return { person, ctx: testContext(ctx.db, { actor, now: ctx.now }) };
}

export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(() => null).catch((thrown: unknown) => thrown);
  if (!(error instanceof Refusal)) throw new Error('this was not refused', { cause: error });
  return error;
}
