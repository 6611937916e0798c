import { and, eq, isNull, lte, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { apiTokens } from '#db/schema/identity.ts';
import type { ProgramSettings } from '#db/schema/programs.ts';
import { run } from '#db/statement.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { isSecretRight, isTokenGood, isUseWorthNoting, SIGHTING_EVERY_MS, tokenParts } from './rules.ts';

/** Who calls, and the settings of the program they call for. */
export type Caller = {
  readonly actor: Extract<Actor, { kind: 'token' }>;
  readonly settings: ProgramSettings;
  /** When the token was last seen, as far as it is written down. */
  readonly lastUsedAt: Date | null;
};

/** A token as it is stored. */
export type TokenRow = {
  readonly id: string;
  readonly programId: string;
  readonly secretSha256: string;
  readonly scopes: readonly string[];
  /** Epoch milliseconds, as the two after it. */
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  readonly lastUsedAt: number | null;
  readonly settings: ProgramSettings;
};

const MS = (column: string) => `(extract(epoch from t.${column}) * 1000)::float8`;
const FIND = `
  select t.id, t.program_id as "programId", t.secret_sha256 as "secretSha256", t.scopes, p.settings,
         ${MS('expires_at')} as "expiresAt", ${MS('revoked_at')} as "revokedAt", ${MS('last_used_at')} as "lastUsedAt"
    from api_tokens t join programs p on p.id = t.program_id where t.public_id = $1 and t.mode = $2`;

/** Reads a token by its public name, beginning no earlier than it is asked. */
export type FindToken = (publicId: string, mode: string) => Promise<TokenRow | undefined>;

/** The tokens of a database, asked anew each time. */
export function tokensIn(db: Database): FindToken {
  return async (publicId, mode) => (await run<TokenRow>(db, FIND, [publicId, mode]))[0];
}

/**
 * The caller behind a token, asked of the database at every request, so that a revoked token dies at once; nobody when it
 * is unknown, wrong, expired or revoked, without telling which. Runs before there is an actor, so it asks for no right.
 */
export async function authenticateToken(find: FindToken, text: string, now: Date): Promise<Caller | null> {
  const parts = tokenParts(text);
  if (!parts) return null;
  const found = await find(parts.publicId, parts.mode);
  if (!found || !isSecretRight(parts.secret, found.secretSha256)) return null;
  if (!isTokenGood({ expiresAt: dateOf(found.expiresAt), revokedAt: dateOf(found.revokedAt) }, now)) return null;
  const { id: tokenId, programId, scopes, settings } = found;
  return { actor: { kind: 'token', tokenId, programId, scopes }, settings, lastUsedAt: dateOf(found.lastUsedAt) };
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

/** Writes down that a token is in use, at most once a minute, whichever process sees it. */
export async function noteTokenUse(db: Database, caller: Caller, now: Date): Promise<void> {
  if (!isUseWorthNoting(caller.lastUsedAt, now)) return;
  const aMinuteAgo = new Date(now.getTime() - SIGHTING_EVERY_MS);
  const isIt = eq(apiTokens.id, caller.actor.tokenId);
  const isStale = or(isNull(apiTokens.lastUsedAt), lte(apiTokens.lastUsedAt, aMinuteAgo));
  await db.update(apiTokens).set({ lastUsedAt: now }).where(and(isIt, isStale));
}
