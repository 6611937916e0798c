import { and, eq } from 'drizzle-orm';
import { apiTokens } from '#db/schema/identity.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict, notFound } from '#server/kernel/errors.ts';
import { requireConfirmed, requireMay } from '#server/kernel/policies.ts';
import { isTokenGood, newTokenParts, secretHash, tokenText } from './rules.ts';

/**
 * Gives a token a new id and secret; its name, scopes, expiry and history stay. The text before is worth nothing from now
 * on. A revoked or expired token is not brought back.
 * @throws Refusal `not_found`, `token_ended`, `confirmation_required`
 */
export async function rotateApiToken(
  ctx: Context,
  input: { readonly programId: string; readonly tokenId: string },
): Promise<{ id: string; token: string }> {
  requireMay(ctx.actor, 'token.rotate', input);
  requireConfirmed(ctx.actor, ctx.now());
  const { programId, tokenId } = input;
  return ctx.db.transaction(async (tx) => {
    const isIt = and(eq(apiTokens.programId, programId), eq(apiTokens.id, tokenId));
    const [found] = await tx.select().from(apiTokens).where(isIt).for('no key update');
    if (!found) throw notFound('The token');
    if (!isTokenGood(found, ctx.now())) throw conflict('token_ended', 'The token was revoked or has expired');
    const parts = newTokenParts(found.mode);
    const renewed = { publicId: parts.publicId, secretSha256: secretHash(parts.secret), lastUsedAt: null };
    await tx.update(apiTokens).set(renewed).where(isIt);
    await writeAudit(tx, ctx, { programId, action: 'token.rotate', subjectType: 'token', subjectId: tokenId });
    return { id: tokenId, token: tokenText(parts) };
  });
}
