import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { partnerApi } from '#server/api/partner.ts';
import type { Operation } from '#server/api/partner-procedures.ts';
import { newId } from '#server/kernel/id.ts';
import { operationsOf } from './route-table.ts';
import { PartnerStage, type Told } from './testing/partner-stage.ts';

const { db, sql } = await testDatabase();
const stage = new PartnerStage({ db, sql });
beforeAll(() => stage.open({ catalog: 'default' }));

const INPUTS = 5_000;
/** On a machine that does other things as well. */
const PATIENCE_MS = 5_000;
const operations = operationsOf(partnerApi);

const NASTY_TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\ufeff',
  '\u202e',
  "' or 1=1 --",
  '"; drop table users; --',
  '\x24{jndi:ldap://x}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00',
  '%ff',
  '__proto__',
  'constructor',
  'NaN',
  '1e309',
  '0x10',
  '-0',
  '٣',
  '2026-02-30T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '+010000-01-01T00:00:00Z',
  'null',
  'true',
  'x'.repeat(300),
  '😀'.repeat(200),
  '00000000-0000-0000-0000-000000000000',
];
const NASTY_NUMBERS = [0, -1, 1, 0.1, 1e15, 1e15 + 1, 2 ** 53, -(2 ** 63), 1e300, 5e-324, 2_147_483_648];

const nastyText = fc.oneof(fc.constantFrom(...NASTY_TEXTS), fc.string({ unit: 'binary', maxLength: 40 }), fc.uuid());
const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: nastyText },
  { weight: 3, arbitrary: fc.constantFrom(...NASTY_NUMBERS) },
  { weight: 1, arbitrary: fc.constantFrom(null, true, false, [], {}) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

/** The example of an operation, with some of its values, at any depth, replaced, removed or added. */
function spoiled(example: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(example)) return fc.oneof(nastyValue, fc.tuple(...example.map((one) => maybe(one))));
  if (typeof example !== 'object' || example === null) return nastyValue;
  const fields = Object.entries(example).map(([name, value]) => [name, maybe(value)] as const);
  const kept = fc.record(Object.fromEntries(fields), { requiredKeys: fields.slice(1).map(([name]) => name) });
  const added = fc.dictionary(fc.oneof(nastyText, fc.constantFrom('role', 'points', 'programId', 'id')), nastyValue, {
    maxKeys: 1,
  });
  return fc.tuple(kept, added).map(([object, more]) => ({ ...object, ...more }));
}

function maybe(value: unknown): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: spoiled(value) });
}

type Attack = { readonly method: string; readonly path: string; readonly body?: unknown; readonly key: string };

const attack: fc.Arbitrary<Attack> = fc.constantFrom(...operations).chain(({ operation, input }) => {
  const names = Object.keys(input?.shape ?? {}).filter((name) => !operation.path.includes(`{${name}}`));
  const query = fc.array(fc.tuple(fc.constantFrom('limit', 'cursor', ...names), nastyText), { maxLength: 3 });
  const id = fc.oneof({ weight: 3, arbitrary: fc.constant(newId()) }, { weight: 1, arbitrary: nastyText });
  const hasBody = operation.method !== 'GET' && operation.method !== 'DELETE';
  const body = hasBody ? spoiled(operation.examples?.request ?? {}) : fc.constant(undefined);
  return fc.record({ query, id, body, key: fc.uuid() }).map((made) => attackFrom(operation, made));
});

type Made = { query: [string, string][]; id: string; body: unknown; key: string };

function attackFrom({ method, path }: Operation, { query, id, body, key }: Made): Attack {
  const place = path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(id.toWellFormed()) || 'x');
  const search = new URLSearchParams(query).toString();
  return { method, path: method === 'GET' && search ? `${place}?${search}` : place, body, key };
}

async function send({ method, path, body, key }: Attack): Promise<Told> {
  const headers: Record<string, string> = method === 'POST' ? { 'Idempotency-Key': key } : {};
  return stage.call(method, path, { headers, ...(body === undefined ? {} : { body }) });
}

/** How much of everything there is that a request could have written. */
async function amountOfFacts(): Promise<string> {
  const rows = await sql`
    select (select count(*) from purchases) + (select count(*) from activities) + (select count(*) from refunds) as facts,
           (select count(*) from users) as customers, (select count(*) from audit_log) as deeds,
           (select count(*) from achievement_versions) + (select count(*) from badge_versions)
             + (select count(*) from cashback_rule_versions) as rules`;
  return JSON.stringify(rows[0]);
}

describe('whatever is sent', () => {
  it('5,000 hostile requests are answered in time, never by a fault of ours, and write nothing where the answer is no', {
    timeout: 600_000,
  }, async () => {
    let facts = await amountOfFacts();
    await fc.assert(
      fc.asyncProperty(attack, async (hostile) => {
        const started = performance.now();
        const { status, body } = await send(hostile);
        expect(performance.now() - started).toBeLessThan(PATIENCE_MS);
        expect([status < 500, status, hostile]).toEqual([true, status, hostile]);
        const now = await amountOfFacts();
        const wrote = now !== facts;
        facts = now;
        expect([status >= 400 && wrote, status >= 400 && typeof body.code]).toEqual([false, status >= 400 && 'string']);
      }),
      { numRuns: INPUTS },
    );
  });
});
