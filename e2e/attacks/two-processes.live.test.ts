import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { programs } from '#db/schema/programs.ts';
import { aRegistered, PASSWORD, type Registered } from '#server/identity/testing/registered.ts';
import { aLiveProgram, aToken, call, cookieOf, db, first, house, type Program, partner, second, sql } from './stage.ts';

let program: Program;
let admin: string;

beforeAll(async () => {
  program = await aLiveProgram();
  admin = await cookieOf(program.admin);
});

const profileAt = async (web: string, cookie: string) =>
  (await call('profile.view', { type: 'query', web, cookie })).status;
const customerOf = () => aRegistered(house, { programId: program.id });

/** Two browsers of one person, both known to both processes. */
async function twoBrowsers(person: Registered): Promise<[string, string]> {
  const cookies: [string, string] = [await cookieOf(person), await cookieOf(person)];
  for (const cookie of cookies) {
    expect([await profileAt(first, cookie), await profileAt(second, cookie)]).toEqual([200, 200]);
  }
  return cookies;
}

describe('what one process ends is over at the other, at the next request', () => {
  it.each(['revoke', 'rotate'] as const)('a token, by %s', async (deed) => {
    const { id, token } = await aToken(program.id);
    const statuses = async () => [
      (await partner('GET', '/purchases', { token, web: first })).status,
      (await partner('GET', '/purchases', { token, web: second })).status,
    ];
    expect(await statuses()).toEqual([200, 200]);
    const done = await call(`tokens.${deed}`, { web: first, cookie: admin, input: { tokenId: id } });
    expect(done.status).toBe(200);
    const { status } = await partner('GET', '/purchases', { token, web: second });
    expect([status, ...(await statuses())]).toEqual([401, 401, 401]);
  });

  it('one session, and all sessions', async () => {
    const person = await customerOf();
    const [here, there] = await twoBrowsers(person);
    const [other] = await sql`select id from sessions where user_id = ${person.id} order by id desc limit 1`;
    const ended = await call('profile.endSession', {
      web: first,
      cookie: here,
      input: { sessionId: String(other?.id) },
    });
    expect(ended.status).toBe(200);
    expect([await profileAt(second, there), await profileAt(second, here)]).toEqual([401, 200]);
    expect((await call('profile.endSessions', { web: first, cookie: here })).status).toBe(200);
    expect([await profileAt(second, here), await profileAt(first, here)]).toEqual([401, 401]);
  });

  it('the other sessions of who changes the password', async () => {
    const [here, there] = await twoBrowsers(await customerOf());
    const input = { current: PASSWORD, password: 'a private staple' };
    expect((await call('profile.changePassword', { web: first, cookie: here, input })).status).toBe(200);
    expect([await profileAt(second, there), await profileAt(second, here)]).toEqual([401, 200]);
  });

  it('every session of who is shut out', async () => {
    const person = await customerOf();
    const [here, there] = await twoBrowsers(person);
    const input = { userId: person.id, disabled: true };
    expect((await call('people.disable', { web: first, cookie: admin, input })).status).toBe(200);
    expect([await profileAt(second, here), await profileAt(second, there)]).toEqual([401, 401]);
  });

  it('the rights of who loses a role', async () => {
    const helper = await aRegistered(house, { programId: program.id, role: 'admin' });
    const cookie = await cookieOf(helper);
    const list = async () => (await call('tokens.list', { type: 'query', web: second, cookie })).status;
    expect(await list()).toBe(200);
    const input = { userId: helper.id, role: 'customer' };
    expect((await call('people.changeRole', { web: first, cookie: admin, input })).status).toBe(200);
    expect([401, 403]).toContain(await list());
  });
});

describe('what is counted is counted once for both', () => {
  it('the requests of a token, exactly', async () => {
    const limited = await aLiveProgram();
    await db
      .update(programs)
      .set({ settings: { rateLimitPerMinute: 20 } })
      .where(eq(programs.id, limited.id));
    const { token } = await aToken(limited.id);
    const calls = Array.from({ length: 40 }, (_, n) =>
      partner('GET', '/customers', { token, web: n % 2 ? first : second }),
    );
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
  });

  it('wrong passwords, and the right one does not help any more', async () => {
    const cookie = await cookieOf(await customerOf());
    const guess = (web: string, password: string) => call('profile.confirm', { web, cookie, input: { password } });
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await guess(n % 2 ? first : second, 'a guess')).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    const last = await guess(first, PASSWORD);
    expect([last.status, Number(last.headers.get('retry-after')) > 600]).toEqual([429, true]);
  });
});
