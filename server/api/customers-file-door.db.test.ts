import { and, eq } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import { describe, expect, it } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { testDatabase } from '#db/testing/database.ts';
import { testContext, uniqueWord } from '#db/testing/factories.ts';
import { signIn } from '#server/identity/sign-in.ts';
import { aRegistered, PASSWORD } from '#server/identity/testing/registered.ts';
import { importCustomers } from '#server/loyalty/customers/import-customers.ts';
import { answerCustomersFile, CUSTOMERS_FILE } from './customers-file-door.ts';

const { db } = await testDatabase();
const house = testContext(db, { now: () => new Date() });
const serving = { publicUrl: 'http://laurel.example', authSecret: 's'.repeat(40) };

async function anAdmin(role: 'admin' | 'customer' = 'admin') {
  const person = await aRegistered(house, { role });
  const anonymous = testContext(db, { actor: { kind: 'anonymous' }, now: house.now, address: uniqueWord('address') });
  const { sessionId } = await signIn(anonymous, { email: person.email, password: PASSWORD });
  return { ...person, cookie: `laurel.session=${await encode({ token: { sessionId }, secret: serving.authSecret })}` };
}

function ask(cookie: string, query = '', headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`http://laurel.example${CUSTOMERS_FILE}${query}`, { headers: { cookie, ...headers } });
  return answerCustomersFile(house, serving, request);
}

async function fill(programId: string, count: number) {
  const rows = Array.from({ length: count }, (_, at) => ({
    line: at + 2,
    externalId: `c-${at}`,
    email: '',
    name: at === 0 ? '=HYPERLINK("http://evil.example")' : `Customer ${at % 2 ? 'odd' : 'even'} ${at}`,
  }));
  for (let from = 0; from < count; from += 1_000) {
    const part = { file: 'people.csv', rows: rows.slice(from, from + 1_000), isDryRun: false };
    await importCustomers(house, { programId, part });
  }
}

const linesOf = async (response: Response) => (await response.text()).split('\r\n').slice(1, -1);

describe('the file of customers', () => {
  it('has every customer once, however many pages they make, and no formula', async () => {
    const { programId, cookie } = await anAdmin();
    await fill(programId, 2_300);
    const response = await ask(cookie);
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="customers-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const lines = await linesOf(response);
    const ids = lines.map((line) => line.split(',')[0]);
    expect([lines.length, new Set(ids).size]).toEqual([2_300, 2_300]);
    expect(lines.find((line) => line.startsWith('c-0,'))).toContain(`,"'=HYPERLINK(""http://evil.example"")",`);
  });

  it('holds to the filters of the list', async () => {
    const { programId, cookie } = await anAdmin();
    await fill(programId, 20);
    expect(await linesOf(await ask(cookie, '?text=customer%20odd'))).toHaveLength(10);
    expect(await linesOf(await ask(cookie, '?account=anonymised'))).toHaveLength(0);
    expect((await ask(cookie, '?level=gold')).status).toBe(400);
    expect((await ask(cookie, '?unknown=1')).status).toBe(400);
  });

  it('is written down before it leaves, with its filters', async () => {
    const { programId, cookie, id } = await anAdmin();
    await ask(cookie, '?account=registered');
    const isExport = and(eq(auditLog.programId, programId), eq(auditLog.action, 'customer.export'));
    expect(await db.select({ actor: auditLog.actor, after: auditLog.after }).from(auditLog).where(isExport)).toEqual([
      { actor: expect.stringContaining(id), after: { filters: { account: 'registered' } } },
    ]);
  });

  it('is for admins, on our own pages only', async () => {
    const { cookie } = await anAdmin();
    const customer = await anAdmin('customer');
    expect((await ask('')).status).toBe(401);
    expect((await ask(customer.cookie)).status).toBe(403);
    expect((await ask(cookie, '', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await ask(cookie, '', { origin: 'http://evil.example' })).status).toBe(403);
  });
});
