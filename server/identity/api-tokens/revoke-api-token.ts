import { and, eq, isNull } from 'drizzle-orm';
import { apiTokens } from '#db/schema/identity.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { requireConfirmed, requireMay } from '#server/kernel/policies.ts';

/**
 * Ends a token; its next request is refused. Again: nothing changes.
 * @throws Refusal `not_found`, `confirmation_required`
 */
export async function revokeApiToken(
  ctx: Context,
  input: { readonly programId: string; readonly tokenId: string },
): Promise<void> {
  requireMay(ctx.actor, 'token.revoke', input);
  requireConfirmed(ctx.actor, ctx.now());
  const { programId, tokenId } = input;
  const isIt = and(eq(apiTokens.programId, programId), eq(apiTokens.id, tokenId));
  await ctx.db.transaction(async (tx) => {
    const [token] = await tx.select({ id: apiTokens.id }).from(apiTokens).where(isIt);
    if (!token) throw notFound('The token');
    const stillGood = and(isIt, isNull(apiTokens.revokedAt));
    const revoked = await tx
      .update(apiTokens)
      .set({ revokedAt: ctx.now() })
      .where(stillGood)
      .returning({ id: apiTokens.id });
    if (revoked.length === 0) return;
    await writeAudit(tx, ctx, { programId, action: 'token.revoke', subjectType: 'token', subjectId: tokenId });
  });
}
