import { apiTokens } from '#db/schema/identity.ts';
import { actorLabel } from '#server/kernel/actor.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireConfirmed, requireMay } from '#server/kernel/policies.ts';
import { type CreateApiTokenInput, createApiTokenInput } from './contract.ts';
import { newTokenParts, secretHash, tokenText } from './rules.ts';

const DAY_MS = 24 * 60 * 60_000;

/**
 * Makes a partner's token. `token` is the only place the secret ever stands in; a hash of it is kept.
 * @throws Refusal `validation_failed`, `confirmation_required`
 */
export async function createApiToken(
  ctx: Context,
  input: { readonly programId: string } & CreateApiTokenInput,
): Promise<{ id: string; token: string; expiresAt: Date | null }> {
  requireMay(ctx.actor, 'token.create', input);
  requireConfirmed(ctx.actor, ctx.now());
  const { programId, ...asked } = input;
  const { name, mode, scopes, expiresInDays } = checkedInput(createApiTokenInput, asked);
  const now = ctx.now();
  const id = newId();
  const parts = newTokenParts(mode);
  const expiresAt = expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * DAY_MS);
  const shown = { name, mode, scopes, expiresAt };
  await ctx.db.transaction(async (tx) => {
    await tx.insert(apiTokens).values({
      ...shown,
      id,
      programId,
      publicId: parts.publicId,
      secretSha256: secretHash(parts.secret),
      createdBy: actorLabel(ctx.actor),
      createdAt: now,
    });
    await writeAudit(tx, ctx, { programId, action: 'token.create', subjectType: 'token', subjectId: id, after: shown });
  });
  return { id, token: tokenText(parts), expiresAt };
}
