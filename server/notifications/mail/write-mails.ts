import type { Tx } from '#db/client.ts';
import type { MailKind } from '#db/enums.ts';
import { mails } from '#db/schema/mails.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';

/** A mail to be: whom it goes to, and what it is about. Its text is made when it is sent. */
export type NewMail = {
  readonly programId: string;
  readonly kind: MailKind;
  /** In small letters. */
  readonly recipient: string;
  readonly userId: string | null;
  readonly linkId: string | null;
};

/** Writes mails down in the transaction of what they tell of, and wakes a worker to send them. */
export async function writeMails(tx: Tx, ctx: Context, letters: readonly NewMail[]): Promise<void> {
  const rows = letters.map((letter) => ({ id: newId(), ...letter, createdAt: ctx.now() }));
  await tx.insert(mails).values(rows);
  await ctx.enqueue(tx, 'mail.send', { mailIds: rows.map(({ id }) => id) });
}
