import { type AddressInfo, createServer } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { connect } from '#db/client.ts';
import { testDatabase } from '#db/testing/database.ts';
import { revokeApiToken } from '#server/identity/api-tokens/revoke-api-token.ts';
import { PartnerStage } from './testing/partner-stage.ts';

const connection = await testDatabase();
const { sql } = connection;
const stage = new PartnerStage(connection);
beforeAll(() => stage.open({ settings: { rateLimitPerMinute: 10 } }));

describe('the rate limit', () => {
  it('counts one token over several processes, and lets exactly as many in as the program says', async () => {
    const { token } = await stage.newToken();
    const doors = [stage.newDoor(), stage.newDoor()];
    const calls = Array.from({ length: 16 }, (_, n) => stage.call('GET', '/purchases', { token }, doors[n % 2]));
    const answers = await Promise.all(calls);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(6);
    for (const { headers, body } of refused) {
      expect(body.code).toBe('too_many');
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(headers.get('ratelimit')).toMatch(/^"token";r=0;t=\d+$/);
    }
    expect((await stage.get('/purchases', { token: (await stage.newToken()).token })).status).toBe(200);
  });

  it('tells what is left, of what', async () => {
    const { token } = await stage.newToken();
    await stage.get('/purchases', { token });
    const { headers } = await stage.get('/purchases', { token });
    expect(headers.get('ratelimit-policy')).toBe('"token";q=10;w=60');
    expect(headers.get('ratelimit')).toMatch(/^"token";r=8;t=\d\d$/);
  });

  it('counts guessers by address', async () => {
    const door = stage.newDoor();
    const guess = (address: string) =>
      stage.call('GET', '/purchases', { token: 'lrl_live_x', headers: { 'X-Forwarded-For': address } }, door);
    for (let tried = 0; tried < 120; tried += 1) expect((await guess('203.0.113.9')).status).toBe(401);
    expect((await guess('203.0.113.9')).status).toBe(429);
    expect((await guess('203.0.113.10')).status).toBe(401);
  });
});

describe('a token', () => {
  it('is dead at the request after it was revoked, at every process', async () => {
    const { id, token } = await stage.newToken();
    const doors = [stage.newDoor(), stage.newDoor()];
    for (const door of doors) expect((await stage.call('GET', '/purchases', { token }, door)).status).toBe(200);
    await revokeApiToken(stage.context(), { programId: stage.programId, tokenId: id });
    for (const door of doors) expect((await stage.call('GET', '/purchases', { token }, door)).status).toBe(401);
  });

  it('is looked up only when its checksum is right', async () => {
    let queries = 0;
    const counting = new Proxy(connection.db, {
      get: (target, name) => {
        queries += 1;
        return Reflect.get(target, name);
      },
    });
    const watched = new PartnerStage({ db: counting, sql });
    const mistyped = `${stage.token.slice(0, -1)}${stage.token.endsWith('a') ? 'b' : 'a'}`;
    expect((await watched.get('/purchases', { token: mistyped })).status).toBe(401);
    expect(queries).toBe(0);
    await watched.get('/purchases', { token: stage.token });
    expect(queries).toBeGreaterThan(0);
  });

  it('keeps only a hash of its secret, and when it was last used, to the minute', async () => {
    const { id, token } = await stage.newToken();
    const row = async () => (await sql`select * from api_tokens where id = ${id}`)[0];
    const secret = token.slice(token.lastIndexOf('_') + 1);
    expect(JSON.stringify(await row())).not.toContain(secret.slice(0, 32));
    const used = async () => Date.parse((await row())?.last_used_at);
    await stage.get('/purchases', { token });
    await expect.poll(used).toBe(stage.context().now().getTime());
    const first = await used();
    stage.pass(59_000);
    await stage.get('/purchases', { token });
    stage.pass(2_000);
    await stage.get('/purchases', { token });
    await expect.poll(used).toBe(Number(first) + 61_000);
  });
});

describe('while the database is away', () => {
  it('the answer is 503 within two seconds and says when to come back', async () => {
    const listener = createServer(() => undefined).listen(0);
    const { port } = listener.address() as AddressInfo;
    const silent = connect(`postgres://laurel:x@127.0.0.1:${port}/laurel`);
    const refused = connect('postgres://laurel:x@127.0.0.1:1/laurel');
    for (const away of [silent, refused]) {
      const started = performance.now();
      const { status, headers, body } = await new PartnerStage(away).get('/purchases', { token: stage.token });
      expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'unavailable', '2']);
      expect(performance.now() - started).toBeLessThan(3_000);
    }
    listener.close();
    await Promise.all([silent.close(), refused.close()]);
  });
});
