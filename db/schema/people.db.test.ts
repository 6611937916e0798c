import { beforeAll, describe, expect, it } from 'vitest';
import { change, insertLike, refusalOf } from '../testing/breaches.ts';
import { testDatabase } from '../testing/database.ts';
import { aProgram, aPurchase, testContext } from '../testing/factories.ts';

const { db, sql } = await testDatabase();
const ctx = testContext(db);
const NOBODY = '01890000-0000-7000-8000-000000000000';

let programId = '';
let userId = '';
let elsewhere = '';
beforeAll(async () => {
  ({ id: programId } = await aProgram(ctx));
  const customer = { externalId: 'c-1', email: 'ada@example.com' };
  ({ userId } = await aPurchase(ctx, { programId, customer }));
  ({ id: elsewhere } = await aProgram(ctx));
});

describe('PostgreSQL refuses a program', () => {
  const another = (changes: object) =>
    refusalOf(sql, (tx) => insertLike(tx, 'programs', programId, { slug: 'x', ...changes }));

  it.each([
    ['that is in order by nothing', {}, ''],
    ['with a slug of capitals', { slug: 'Demo' }, 'programs_slug_form'],
    ['with a slug that ends in a hyphen', { slug: 'demo-' }, 'programs_slug_form'],
    ['in no currency', { currency: 'n1' }, 'programs_currency_form'],
  ])('%s', async (_what, changes, constraint) => {
    expect(await another(changes)).toBe(constraint);
  });

  it('whose slug is taken', async () => {
    const twice = refusalOf(sql, async (tx) => {
      await insertLike(tx, 'programs', programId, { slug: 'x' });
      await insertLike(tx, 'programs', programId, { slug: 'x' });
    });
    expect(await twice).toBe('programs_slug_unique');
  });
});

describe('PostgreSQL refuses a user', () => {
  const fresh = { external_id: 'c-2', email: 'eve@example.com' };
  const another = (changes: object) =>
    refusalOf(sql, (tx) => insertLike(tx, 'users', userId, { ...fresh, ...changes }));

  it.each([
    ['that is in order by nothing', {}, ''],
    ['whose external id the program has', { external_id: 'c-1' }, 'users_program_external_id_key'],
    ['whose email the program has', { email: 'ada@example.com' }, 'users_program_email_key'],
    ['whose email has capitals', { email: 'Eve@example.com' }, 'users_email_small'],
    ['of an unknown role', { role: 'owner' }, 'users_role_word'],
    ['with fewer purchases than none', { purchase_count: -1 }, 'users_purchase_count_range'],
    ['whose last fact has no time', { last_fact_id: NOBODY }, 'users_last_fact_whole'],
    ['who is anonymised and has an email', { anonymised_at: '2026-01-01T00:00:00Z' }, 'users_anonymised_empty'],
    ['of no program', { program_id: NOBODY }, 'users_program_id_programs_id_fk'],
  ])('%s', async (_what, changes, constraint) => {
    expect(await another(changes)).toBe(constraint);
  });

  it('never for a name that is taken in another program only', async () => {
    expect(await another({ program_id: elsewhere, external_id: 'c-1', email: 'ada@example.com' })).toBe('');
  });

  it('that is deleted while facts point to them', async () => {
    const gone = refusalOf(sql, (tx) => tx`delete from users where id = ${userId}`);
    expect(await gone).toMatch(/_user_fk$/);
  });
});

describe('PostgreSQL refuses', () => {
  const token = {
    public_id: 'p',
    mode: 'live',
    name: 'n',
    secret_sha256: 'a'.repeat(64),
    scopes: '{}',
    created_by: 'x',
  };
  const aToken = (changes: object) =>
    refusalOf(
      sql,
      (tx) => tx`
      insert into api_tokens select (jsonb_populate_record(null::api_tokens, ${JSON.stringify({
        id: NOBODY,
        program_id: programId,
        created_at: '2026-01-01T00:00:00Z',
        ...token,
        scopes: [],
        ...changes,
      })}::text::jsonb)).*`,
    );

  it.each([
    ['a token that is in order by nothing', {}, ''],
    ['a token whose secret is not hashed', { secret_sha256: 'lrl_live_secret' }, 'api_tokens_hash_form'],
    ['a token of an unknown mode', { mode: 'dream' }, 'api_tokens_mode_word'],
  ])('%s', async (_what, changes, constraint) => {
    expect(await aToken(changes)).toBe(constraint);
  });

  it('a session of another program’s user', async () => {
    const row = { id: NOBODY, program_id: elsewhere, user_id: userId, expires_at: '2027-01-01T00:00:00Z' };
    expect(await refusalOf(sql, (tx) => tx`insert into sessions ${tx(row)}`)).toBe('sessions_user_fk');
  });

  it('a change of what the audit log says', async () => {
    const [entry] = await sql`select id from audit_log limit 1`;
    const words = (operation: string) => `audit_log is append-only: ${operation} refused`;
    expect(await refusalOf(sql, (tx) => change(tx, 'audit_log', entry?.id, { actor: 'x' }))).toBe(words('UPDATE'));
    expect(await refusalOf(sql, (tx) => tx`delete from audit_log`)).toBe(words('DELETE'));
    expect(await refusalOf(sql, (tx) => tx`truncate audit_log`)).toBe(words('TRUNCATE'));
  });
});
