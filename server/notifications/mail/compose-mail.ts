import { and, eq } from 'drizzle-orm';
import type { mails } from '#db/schema/mails.ts';
import { programs } from '#db/schema/programs.ts';
import { users } from '#db/schema/users.ts';
import { issueLink } from '#server/identity/accounts/issue-link.ts';
import { isClaimable, isOpen } from '#server/identity/accounts/rules.ts';
import type { Context } from '#server/kernel/context.ts';
import { composeNews } from './compose-news.ts';
import type { Mailing } from './contract.ts';
import { en, type MailText } from './en.ts';

export type MailRow = typeof mails.$inferSelect;
type Scene = Pick<Mailing, 'publicUrl' | 'links'> & { readonly mail: MailRow; readonly program: string };

/** The text of a mail as things stand when it is sent; null when there is nothing to say any more. */
export async function composeMail(
  ctx: Context,
  mail: MailRow,
  { publicUrl, links }: Pick<Mailing, 'publicUrl' | 'links'>,
): Promise<MailText | null> {
  const [program] = await ctx.db.select({ name: programs.name }).from(programs).where(eq(programs.id, mail.programId));
  const scene = { mail, program: program?.name ?? '', publicUrl, links };
  switch (mail.kind) {
    case 'register':
      return registerText(ctx, scene);
    case 'reset':
      return resetText(ctx, scene);
    case 'invite':
      return inviteText(ctx, scene);
    case 'password_changed':
      return en.passwordChanged(scene.program, pageOf(publicUrl, 'forgot'));
    case 'news':
      return newsText(ctx, scene);
    case 'email_change':
      return emailText(ctx, scene);
    case 'email_changed':
      return en.emailChanged(scene.program, pageOf(publicUrl, 'forgot'));
  }
}

async function registerText(ctx: Context, { mail, program, publicUrl }: Scene): Promise<MailText | null> {
  const isIt = and(eq(users.programId, mail.programId), eq(users.email, mail.recipient));
  const [known] = await ctx.db.select().from(users).where(isIt);
  if (known && !isClaimable(known)) {
    return en.accountExists(program, pageOf(publicUrl, 'sign-in'), pageOf(publicUrl, 'forgot'));
  }
  const token = await issueLink(ctx, mail, 'register');
  return token === null ? null : en.register(program, pageOf(publicUrl, 'verify', token));
}

async function resetText(ctx: Context, { mail, program, publicUrl }: Scene): Promise<MailText | null> {
  const user = await personOf(ctx, mail);
  if (!user || !isOpen(user)) return en.noAccount(program, pageOf(publicUrl, 'register'));
  const token = await issueLink(ctx, mail, 'reset');
  return token === null ? null : en.reset(program, pageOf(publicUrl, 'reset', token));
}

async function inviteText(ctx: Context, { mail, program, publicUrl }: Scene): Promise<MailText | null> {
  const user = await personOf(ctx, mail);
  if (!user || user.disabledAt !== null || user.passwordHash !== null) return null;
  const token = await issueLink(ctx, mail, 'invite');
  return token === null ? null : en.invite(program, pageOf(publicUrl, 'reset', token));
}

async function newsText(ctx: Context, { mail, program, publicUrl, links }: Scene): Promise<MailText | null> {
  const user = await personOf(ctx, mail);
  if (!user || !isOpen(user)) return null;
  const unsubscribe = new URL(`/api/unsubscribe?token=${links.tokenFor(user.id)}`, publicUrl).href;
  return composeNews(ctx, mail.id, { program, home: new URL('/', publicUrl).href, unsubscribe });
}

/** Goes to the new address; one that another account has is told so instead. */
async function emailText(ctx: Context, { mail, program, publicUrl }: Scene): Promise<MailText | null> {
  const { programId, recipient, userId } = mail;
  const [taken] = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.programId, programId), eq(users.email, recipient)));
  if (taken) return en.accountExists(program, pageOf(publicUrl, 'sign-in'), pageOf(publicUrl, 'forgot'));
  const [user] = await ctx.db
    .select()
    .from(users)
    .where(eq(users.id, userId ?? ''));
  if (!user || !isOpen(user)) return null;
  const token = await issueLink(ctx, mail, 'email');
  return token === null ? null : en.emailChange(program, pageOf(publicUrl, 'confirm-email', token));
}

async function personOf(ctx: Context, { userId, recipient }: MailRow) {
  if (userId === null) return undefined;
  const isIt = and(eq(users.id, userId), eq(users.email, recipient));
  const [user] = await ctx.db.select().from(users).where(isIt);
  return user;
}

/** A token stands behind the hash, which browsers keep to themselves: no server log and no referrer ever holds it. */
function pageOf(publicUrl: string, page: string, token?: string): string {
  return new URL(token ? `/${page}#${token}` : `/${page}`, publicUrl).href;
}
