import { and, eq, gt, inArray, isNull, type SQL } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { LinkPurpose } from '#db/enums.ts';
import { accountLinks } from '#db/schema/identity.ts';
import { linkRefused, linkTokenHash } from './rules.ts';

/** Links of these purposes that were not used and are not too old. */
export function goodLink(purposes: readonly LinkPurpose[], now: Date): SQL | undefined {
  const { purpose, usedAt, expiresAt } = accountLinks;
  return and(inArray(purpose, [...purposes]), isNull(usedAt), gt(expiresAt, now));
}

/**
 * Uses a link up; of several who try at once, one does.
 * @throws Refusal `link_invalid`
 */
export async function useLink(
  tx: Tx,
  { token, purposes, now }: { token: string; purposes: readonly LinkPurpose[]; now: Date },
): Promise<{ programId: string; userId: string | null; email: string }> {
  const isIt = and(eq(accountLinks.tokenSha256, linkTokenHash(token)), goodLink(purposes, now));
  const { programId, userId, email } = accountLinks;
  const [link] = await tx.update(accountLinks).set({ usedAt: now }).where(isIt).returning({ programId, userId, email });
  if (!link) throw linkRefused();
  return link;
}
