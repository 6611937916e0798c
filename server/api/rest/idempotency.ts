import { createHash } from 'node:crypto';
import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { idempotencyKeys } from '#db/schema/api.ts';
import { newId } from '#server/kernel/id.ts';
import type { SecretVault } from '#server/kernel/vault.ts';
import type { Answer } from './envelope.ts';
import { RequestFault } from './request-fault.ts';

/** How long a first answer is kept. */
const KEPT_MS = 48 * 60 * 60_000;
/** Who has not answered after so long is taken for dead; if it lives on, it finds its claim gone and writes nothing. */
const ABANDONED_MS = 30_000;
const KEY = /^[\x21-\x7e]{1,255}$/;

/** What names a piece of work: the same name and body again is the same work. */
export type WorkName = { readonly tokenId: string; readonly route: string; readonly key: string };

type Claim = WorkName & { readonly owner: string };
type Work = (db: Database) => Promise<Answer>;

/**
 * The request's Idempotency-Key.
 * @throws RequestFault 400 `idempotency_key_required`, `bad_idempotency_key`
 */
export function idempotencyKeyOf(headers: Headers, required: boolean): string | null {
  const key = headers.get('idempotency-key');
  if (key === null && required) throw badKey('idempotency_key_required', 'is required for this request');
  if (key === null || KEY.test(key)) return key;
  throw badKey('bad_idempotency_key', 'must be 1 to 255 visible ASCII characters');
}

/**
 * Does the work once. Its answer is written in the transaction of its effects, so that both exist or neither; the claim is
 * visible before, so that the same request at the same moment is told to wait. An answer that says the fault is ours (5xx)
 * is not kept and takes the effects with it. Answers are kept sealed: some tell a secret, once.
 * @throws RequestFault 409 `idempotency_key_in_use`, 422 `idempotency_key_reused`
 */
export async function onceOnly(
  db: Database,
  now: () => Date,
  name: WorkName,
  body: Uint8Array,
  vault: SecretVault,
  work: Work,
): Promise<{ answer: Answer; replayed: boolean }> {
  const bodySha256 = createHash('sha256').update(body).digest('hex');
  const owner = await claim(db, now(), name, bodySha256);
  if (owner === null) return { answer: await keptAnswer(db, vault, name, bodySha256), replayed: true };
  return { answer: await workOut(db, now, vault, { ...name, owner }, work), replayed: false };
}

/** Forgets answers that are older than 48 hours. */
export async function forgetOldAnswers(db: Database, now: Date): Promise<void> {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.expiresAt, now));
}

class UnkeptAnswer extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super('the answer is not kept');
    this.answer = answer;
  }
}

async function workOut(db: Database, now: () => Date, vault: SecretVault, claimed: Claim, work: Work): Promise<Answer> {
  try {
    return await db.transaction(async (tx) => {
      const answer = await work(tx as unknown as Database);
      if (answer.status >= 500) throw new UnkeptAnswer(answer);
      const expiresAt = new Date(now().getTime() + KEPT_MS);
      const kept = await tx
        .update(idempotencyKeys)
        .set({ ...answer, body: vault.seal(textOf(claimed), answer.body), expiresAt })
        .where(heldBy(claimed))
        .returning({ owner: idempotencyKeys.owner });
      if (kept.length === 0) throw inUse();
      return answer;
    });
  } catch (error) {
    await db.delete(idempotencyKeys).where(heldBy(claimed));
    if (error instanceof UnkeptAnswer) return error.answer;
    throw error;
  }
}

/** The name under which the work is ours, or null when somebody has it, or has done it, already. */
async function claim(db: Database, now: Date, name: WorkName, bodySha256: string): Promise<string | null> {
  const owner = newId();
  const expiresAt = new Date(now.getTime() + KEPT_MS);
  const mine = { owner, bodySha256, claimedAt: now, expiresAt };
  const abandoned = new Date(now.getTime() - ABANDONED_MS).toISOString();
  const { status, claimedAt } = idempotencyKeys;
  const isFree = sql`${idempotencyKeys.expiresAt} <= ${now.toISOString()}::timestamptz or (${status} is null
    and ${claimedAt} <= ${abandoned}::timestamptz and ${idempotencyKeys.bodySha256} = ${bodySha256})`;
  const claimed = await db
    .insert(idempotencyKeys)
    .values({ ...name, ...mine, createdAt: now })
    .onConflictDoUpdate({
      target: [idempotencyKeys.tokenId, idempotencyKeys.route, idempotencyKeys.key],
      set: { ...mine, status: null, headers: null, body: null },
      setWhere: isFree,
    })
    .returning({ owner: idempotencyKeys.owner });
  return claimed.length > 0 ? owner : null;
}

async function keptAnswer(db: Database, vault: SecretVault, name: WorkName, bodySha256: string): Promise<Answer> {
  const [kept] = await db.select().from(idempotencyKeys).where(named(name));
  if (kept && kept.bodySha256 !== bodySha256) throw reused();
  if (!kept || kept.status === null || kept.body === null) throw inUse();
  return { status: kept.status, headers: kept.headers ?? {}, body: vault.open(textOf(name), kept.body) };
}

function named({ tokenId, route, key }: WorkName) {
  return and(eq(idempotencyKeys.tokenId, tokenId), eq(idempotencyKeys.route, route), eq(idempotencyKeys.key, key));
}

function textOf({ tokenId, route, key }: WorkName): string {
  return JSON.stringify([tokenId, route, key]);
}

function heldBy(claimed: Claim) {
  return and(named(claimed), eq(idempotencyKeys.owner, claimed.owner), isNull(idempotencyKeys.status));
}

function badKey(code: string, why: string): RequestFault {
  return new RequestFault(400, code, `Idempotency-Key ${why}`, { errors: { 'Idempotency-Key': [why] } });
}

function inUse(): RequestFault {
  const message = 'The request with this Idempotency-Key is still being worked on. Ask again in a moment';
  return new RequestFault(409, 'idempotency_key_in_use', message, { headers: { 'Retry-After': '1' } });
}

function reused(): RequestFault {
  const why = 'was used before with another body';
  return new RequestFault(422, 'idempotency_key_reused', `Idempotency-Key ${why}`, {
    errors: { 'Idempotency-Key': [why] },
  });
}
