import { desc, eq } from 'drizzle-orm';
import type { TokenMode } from '#db/enums.ts';
import { apiTokens } from '#db/schema/identity.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { actorNames } from '../queries.ts';

const SHOWN = 200;

/** A token as the console shows it; `publicId` is how a partner tells it from others, the secret is nowhere. */
export type ListedToken = {
  readonly id: string;
  readonly name: string;
  readonly mode: TokenMode;
  readonly publicId: string;
  readonly scopes: readonly string[];
  /** The person's name, or the actor as the audit log names it. */
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
};

/** The tokens of a program, the newest first. */
export async function apiTokenList(ctx: Context, programId: string): Promise<ListedToken[]> {
  requireMay(ctx.actor, 'token.read', { programId });
  const { id, name, mode, publicId, scopes, createdBy, createdAt, lastUsedAt, expiresAt, revokedAt } = apiTokens;
  const tokens = await ctx.db
    .select({ id, name, mode, publicId, scopes, createdBy, createdAt, lastUsedAt, expiresAt, revokedAt })
    .from(apiTokens)
    .where(eq(apiTokens.programId, programId))
    .orderBy(desc(createdAt), desc(id))
    .limit(SHOWN);
  const makers = tokens.map((token) => token.createdBy);
  const names = await actorNames(ctx, programId, makers);
  return tokens.map((token) => ({ ...token, createdBy: names.get(token.createdBy) ?? token.createdBy }));
}
