import { desc, eq } from 'drizzle-orm';
import type { TokenMode } from '#db/enums.ts';
import { apiTokens } from '#db/schema/identity.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';

const SHOWN = 200;

/** A token as the console shows it; `publicId` is how a partner tells it from others, the secret is nowhere. */
export type ListedToken = {
  readonly id: string;
  readonly name: string;
  readonly mode: TokenMode;
  readonly publicId: string;
  readonly scopes: readonly string[];
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
  return ctx.db
    .select({ id, name, mode, publicId, scopes, createdBy, createdAt, lastUsedAt, expiresAt, revokedAt })
    .from(apiTokens)
    .where(eq(apiTokens.programId, programId))
    .orderBy(desc(createdAt), desc(id))
    .limit(SHOWN);
}
