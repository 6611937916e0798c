import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { LinkPurpose } from '#db/enums.ts';
import { accountLinks } from '#db/schema/identity.ts';
import { mails } from '#db/schema/mails.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { LINK_MS, linkTokenHash, newLinkToken } from './rules.ts';

/** The mail a link goes out with. */
export type LinkedMail = {
  readonly id: string;
  readonly programId: string;
  readonly recipient: string;
  readonly userId: string | null;
  readonly linkId: string | null;
};

/**
 * Gives a mail its link, as the mail goes out: until then there is no token anywhere, and after it only in the mail. A mail
 * that is sent again carries a new token, and the one before is worth nothing.
 * @returns the token; null when the link was used in the meantime
 */
export async function issueLink(ctx: Context, mail: LinkedMail, purpose: LinkPurpose): Promise<string | null> {
  requireMay(ctx.actor, 'mail.send');
  const token = newLinkToken();
  const now = ctx.now();
  const fresh = { tokenSha256: linkTokenHash(token), expiresAt: new Date(now.getTime() + LINK_MS[purpose]) };
  if (mail.linkId === null) await insertLink(ctx.db, mail, { purpose, ...fresh, createdAt: now });
  else if (!(await renewLink(ctx.db, mail.linkId, fresh))) return null;
  return token;
}

type Fresh = { readonly tokenSha256: string; readonly expiresAt: Date };

async function renewLink(db: Database, linkId: string, fresh: Fresh): Promise<boolean> {
  const unused = and(eq(accountLinks.id, linkId), isNull(accountLinks.usedAt));
  const renewed = await db.update(accountLinks).set(fresh).where(unused).returning({ id: accountLinks.id });
  return renewed.length > 0;
}

async function insertLink(
  db: Database,
  { id: mailId, programId, recipient: email, userId }: LinkedMail,
  fresh: Fresh & { readonly purpose: LinkPurpose; readonly createdAt: Date },
): Promise<void> {
  const linkId = newId();
  await db.transaction(async (tx) => {
    await tx.insert(accountLinks).values({ id: linkId, programId, userId, email, ...fresh });
    await tx.update(mails).set({ linkId }).where(eq(mails.id, mailId));
  });
}
