import { hash, verify } from '@node-rs/argon2';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, aPurchase, testContext, uniqueWord } from '#db/testing/factories.ts';
import { aRegistered, change } from '../testing/registered.ts';
import { askRegistration } from './ask-registration.ts';
import { askReset } from './ask-reset.ts';
import { inviteAdmin } from './invite-admin.ts';
import { stranger } from './testing/mailbox.ts';

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  return { ...real, hash: vi.fn<typeof real.hash>(real.hash), verify: vi.fn<typeof real.verify>(real.verify) };
});

const { db, url } = await testDatabase();
const house = testContext(db);
const program = await aProgram(house, { slug: 'laurel-demo' });

const statements: string[] = [];
const watched = postgres(url, { max: 1, debug: (_connection, text) => void statements.push(text) });
afterAll(() => watched.end());
const outside = testContext(drizzle(watched));

/** Every kind of address there is, seen from outside. */
async function everyKind(): Promise<Record<string, string>> {
  const registered = await aRegistered(house, { programId: program.id });
  const admin = await aRegistered(house, { programId: program.id, role: 'admin' });
  const disabled = await aRegistered(house, { programId: program.id });
  await change(db, disabled.id, { disabledAt: house.now() });
  const bought = `${uniqueWord('bought')}@example.com`;
  await aPurchase(house, { programId: program.id, customer: { email: bought } });
  const invited = `${uniqueWord('invited')}@example.com`;
  await inviteAdmin(house, { programId: program.id, name: 'Chidi', email: invited });
  const unknown = `${uniqueWord('unknown')}@example.com`;
  const emails = { registered: registered.email, admin: admin.email, disabled: disabled.email };
  return { unknown, bought, invited, ...emails };
}

/** All that a deed does for an address: its answer, each statement, and how often a password was hashed. */
async function workOf(deed: (email: string) => Promise<unknown>, email: string) {
  statements.length = 0;
  vi.mocked(hash).mockClear();
  vi.mocked(verify).mockClear();
  const answer = await deed(email);
  const hashed = vi.mocked(hash).mock.calls.length + vi.mocked(verify).mock.calls.length;
  return { answer, statements: [...statements], hashed };
}

beforeEach(() => askReset(stranger(outside), { email: 'warm-up@example.com' }));

it('registering does the very same whoever has the address', async () => {
  const deed = (email: string) =>
    askRegistration(stranger(outside), { name: 'Bola', email, password: 'a private staple' });
  await deed('warm-up@example.com');
  const { unknown = '', ...others } = await everyKind();
  const expected = await workOf(deed, unknown);
  expect(expected).toMatchObject({ answer: undefined, hashed: 1 });
  expect(expected.statements.length).toBeGreaterThan(5);
  for (const [kind, email] of Object.entries(others)) expect(await workOf(deed, email), kind).toEqual(expected);
});

it('forgetting does the very same whoever has the address', async () => {
  const deed = (email: string) => askReset(stranger(outside), { email });
  const { unknown = '', ...others } = await everyKind();
  const expected = await workOf(deed, unknown);
  expect(expected).toMatchObject({ answer: undefined, hashed: 0 });
  for (const [kind, email] of Object.entries(others)) expect(await workOf(deed, email), kind).toEqual(expected);
});
