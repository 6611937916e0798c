import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { apiTokens } from '#db/schema/identity.ts';
import { testDatabase } from '#db/testing/database.ts';
import { testClock, testContext } from '#db/testing/factories.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';
import { arrived, refusalOf, stranger } from '../accounts/testing/mailbox.ts';
import { aRegistered, PASSWORD, type Registered } from '../testing/registered.ts';
import { authenticateToken, tokensIn } from './authenticate-token.ts';
import { createApiToken } from './create-api-token.ts';
import { apiTokenList } from './queries.ts';
import { revokeApiToken } from './revoke-api-token.ts';
import { rotateApiToken } from './rotate-api-token.ts';

const { db } = await testDatabase();
const DAY = 24 * 3_600_000;

let clock: ReturnType<typeof testClock>;
let house: ReturnType<typeof testContext>;
let admin: Registered;
let ctx: Context;
let programId: string;

beforeEach(async () => {
  clock = testClock();
  house = testContext(db, { now: clock.now });
  admin = await aRegistered(house, { role: 'admin' });
  programId = admin.programId;
  ctx = (await arrived(house, admin.email, PASSWORD)).ctx;
});

const create = (by = ctx, wanted: object = {}) =>
  createApiToken(by, { programId, name: 'Checkout', scopes: ['purchases:write'], ...wanted });
const callerOf = (token: string) => authenticateToken(tokensIn(db), token, clock.now());

describe('a token', () => {
  it('is shown once; what is kept and listed does not hold its secret', async () => {
    const { id, token } = await create();
    const [row] = await db.select().from(apiTokens).where(eq(apiTokens.id, id));
    const listed = await apiTokenList(ctx, programId);
    const secret = token.split('_')[3]?.slice(0, 32);
    expect(secret).toHaveLength(32);
    expect(JSON.stringify([row, listed])).not.toContain(secret);
    expect(listed).toMatchObject([{ id, name: 'Checkout', scopes: ['purchases:write'], revokedAt: null }]);
    expect(Object.keys(listed[0] ?? {})).not.toContain('secretSha256');
  });

  it('has the scopes asked for and no other, until it expires', async () => {
    const { token } = await create(ctx, { expiresInDays: 1 });
    expect((await callerOf(token))?.actor).toMatchObject({ programId, scopes: ['purchases:write'] });
    clock.forward(DAY);
    expect(await callerOf(token)).toBeNull();
  });

  it('rotated has a new secret at once, under the same name and scopes', async () => {
    const { id, token } = await create();
    const { token: renewed } = await rotateApiToken(ctx, { programId, tokenId: id });
    expect(await callerOf(token)).toBeNull();
    expect((await callerOf(renewed))?.actor).toMatchObject({ tokenId: id, scopes: ['purchases:write'] });
    expect(await apiTokenList(ctx, programId)).toHaveLength(1);
  });

  it('that has ended is not brought back by rotating it', async () => {
    const [revoked, expiring] = [await create(), await create(ctx, { expiresInDays: 1 })];
    await revokeApiToken(ctx, { programId, tokenId: revoked.id });
    expect(await callerOf(revoked.token)).toBeNull();
    clock.forward(DAY);
    const { ctx: later } = await arrived(house, admin.email, PASSWORD);
    for (const { id: tokenId } of [revoked, expiring]) {
      expect((await refusalOf(rotateApiToken(later, { programId, tokenId }))).code).toBe('token_ended');
    }
  });

  it('leaves who did what in the audit log, without the secret', async () => {
    const { id } = await create();
    await rotateApiToken(ctx, { programId, tokenId: id });
    await revokeApiToken(ctx, { programId, tokenId: id });
    const entries = await db.select().from(auditLog).where(eq(auditLog.subjectId, id));
    expect(entries.map(({ action }) => action)).toEqual(['token.create', 'token.rotate', 'token.revoke']);
    expect(new Set(entries.map(({ actor }) => actor))).toEqual(new Set([`person:${admin.id}`]));
  });
});

describe('tokens are not touched', () => {
  const acts = (tokenId: string, program = programId) => [
    (by: Context) => createApiToken(by, { programId: program, name: 'Mole', scopes: ['purchases:read'] }),
    (by: Context) => rotateApiToken(by, { programId: program, tokenId }),
    (by: Context) => revokeApiToken(by, { programId: program, tokenId }),
  ];

  it('without the password of the last ten minutes', async () => {
    const { id, token } = await create();
    clock.forward(600_000);
    for (const act of acts(id)) expect((await refusalOf(act(ctx))).code).toBe('confirmation_required');
    expect(await callerOf(token)).not.toBeNull();
  });

  it('by customers, by tokens, by strangers', async () => {
    const { id, token } = await create();
    const customer = await aRegistered(house, { programId });
    const actor = { kind: 'token' as const, tokenId: newId(), programId, scopes: ['*', 'customers:write'] };
    const others = [(await arrived(house, customer.email, PASSWORD)).ctx, testContext(db, { actor }), stranger(house)];
    for (const by of others) {
      for (const act of acts(id)) expect(['forbidden', 'unauthenticated']).toContain((await refusalOf(act(by))).kind);
      expect(['forbidden', 'unauthenticated']).toContain((await refusalOf(apiTokenList(by, programId))).kind);
    }
    expect(await callerOf(token)).not.toBeNull();
  });

  it("by another program's admin, who does not learn that they exist", async () => {
    const { id, token } = await create();
    const other = await aRegistered(house, { role: 'admin' });
    const { ctx: by } = await arrived(house, other.email, PASSWORD);
    for (const act of acts(id)) expect((await refusalOf(act(by))).kind).toBe('not_found');
    for (const act of acts(id, other.programId).slice(1)) expect((await refusalOf(act(by))).kind).toBe('not_found');
    expect(await apiTokenList(by, other.programId)).toEqual([]);
    expect(await callerOf(token)).not.toBeNull();
  });
});
