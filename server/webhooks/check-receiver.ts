import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { programs } from '#db/schema/programs.ts';
import { notFound } from '#server/kernel/errors.ts';
import { refusedInput } from '#server/kernel/input.ts';
import { resolvesPublicly } from './guarded-post.ts';
import { checkedUrl } from './public-addresses.ts';

/** Tells whether a name leads to public addresses only. */
export type Resolves = (url: URL) => Promise<boolean>;

/**
 * Judges a receiver's address when it is saved; every call judges it again. Answers its normal form.
 * @throws Refusal `validation_failed`, `not_found` for the program
 */
export async function checkReceiver(
  db: Database,
  programId: string,
  text: string,
  resolves: Resolves = resolvesPublicly,
): Promise<string> {
  const [program] = await db.select({ settings: programs.settings }).from(programs).where(eq(programs.id, programId));
  if (!program) throw notFound('The program');
  const allowPrivate = program.settings.allowPrivateWebhooks ?? false;
  const url = checkedUrl(text, allowPrivate);
  if (!allowPrivate && !(await resolves(url))) throw refusedInput({ url: ['must be a public address'] });
  return url.href;
}
