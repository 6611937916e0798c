import { and, eq, isNull, lte, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { apiTokens } from '#db/schema/identity.ts';
import { type ProgramSettings, programs } from '#db/schema/programs.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { isSecretRight, isTokenGood, isUseWorthNoting, SIGHTING_EVERY_MS, tokenParts } from './rules.ts';

/** Who calls, and the settings of the program they call for. */
export type Caller = {
  readonly actor: Extract<Actor, { kind: 'token' }>;
  readonly settings: ProgramSettings;
  /** When the token was last seen, as far as it is written down. */
  readonly lastUsedAt: Date | null;
};

/**
 * The caller behind a token, asked of the database at every request, so that a revoked token dies at once; nobody when it
 * is unknown, wrong, expired or revoked, without telling which. Runs before there is an actor, so it asks for no right.
 */
export async function authenticateToken(db: Database, text: string, now: Date): Promise<Caller | null> {
  const parts = tokenParts(text);
  if (!parts) return null;
  const [found] = await db
    .select({ token: apiTokens, settings: programs.settings })
    .from(apiTokens)
    .innerJoin(programs, eq(programs.id, apiTokens.programId))
    .where(and(eq(apiTokens.publicId, parts.publicId), eq(apiTokens.mode, parts.mode)));
  if (!found || !isSecretRight(parts.secret, found.token.secretSha256) || !isTokenGood(found.token, now)) return null;
  const { id, programId, scopes, lastUsedAt } = found.token;
  return { actor: { kind: 'token', tokenId: id, programId, scopes }, settings: found.settings, lastUsedAt };
}

/** Writes down that a token is in use, at most once a minute, whichever process sees it. */
export async function noteTokenUse(db: Database, caller: Caller, now: Date): Promise<void> {
  if (!isUseWorthNoting(caller.lastUsedAt, now)) return;
  const aMinuteAgo = new Date(now.getTime() - SIGHTING_EVERY_MS);
  const isIt = eq(apiTokens.id, caller.actor.tokenId);
  const isStale = or(isNull(apiTokens.lastUsedAt), lte(apiTokens.lastUsedAt, aMinuteAgo));
  await db.update(apiTokens).set({ lastUsedAt: now }).where(and(isIt, isStale));
}
