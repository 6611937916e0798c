import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#server/kernel/id.ts';
import { nastyText, type Schema, spoiled } from './hostile-values.ts';
import { procedures } from './procedures.ts';
import { aLiveProgram, aToken, call, cookieOf, first, partner, type Reply, second, send, sql } from './stage.ts';

const SEED = 20_261_120;
const LANES = 4;
const OPERATION_ATTACKS = 3_600;
const PROCEDURE_ATTACKS = 1_200;
const PAGE_ATTACKS = 400;

type Shot = { readonly what: string; readonly fire: (lane: Lane) => Promise<Reply> };
type Lane = { readonly programId: string; readonly token: string; readonly cookie: string; readonly web: string };

type Parameter = { $ref?: string; name?: string; in?: string };
type Described = {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};
type Document = { paths: Record<string, Record<string, Described>>; components: { schemas: Record<string, Schema> } };

const document = JSON.parse((await send(`${first}/api/v1/openapi.json`)).text) as Document;
const lanes: Lane[] = [];

beforeAll(async () => {
  for (let at = 0; at < LANES; at += 1) {
    const { id, admin } = await aLiveProgram();
    const { token } = await aToken(id);
    lanes.push({ programId: id, token, cookie: await cookieOf(admin), web: at % 2 === 0 ? first : second });
  }
});

/** Requests to every operation, made from what the document says of it. */
const operationShots = fc
  .constantFrom(
    ...Object.entries(document.paths).flatMap(([path, verbs]) =>
      Object.entries(verbs).map(([verb, one]) => ({ path, verb, one })),
    ),
  )
  .chain(({ path, verb, one }) => {
    const schema = one.requestBody?.content['application/json']?.schema;
    const names = (one.parameters ?? []).flatMap(({ name, in: place }) => (name && place === 'query' ? [name] : []));
    return fc
      .record({
        id: fc.oneof({ weight: 3, arbitrary: fc.uuid({ version: 7 }) }, { weight: 1, arbitrary: nastyText }),
        query: fc.array(fc.tuple(fc.constantFrom('limit', 'cursor', 'sort', '__proto__', ...names), nastyText), {
          maxLength: 2,
        }),
        body: schema ? spoiled(schema, document.components.schemas) : fc.constant(undefined),
        key: fc.oneof({ weight: 5, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.string({ maxLength: 300 }) }),
      })
      .map(({ id, query, body, key }): Shot => {
        const place = path.replaceAll(/\{\w+\}/g, encodeURIComponent(id.toWellFormed()).slice(0, 2_000) || 'x');
        const search =
          verb === 'get'
            ? new URLSearchParams(query.map(([name, text]) => [name, text.slice(0, 2_000)])).toString()
            : '';
        const headers = { 'idempotency-key': headerText(key) };
        return {
          what: `${verb} ${place}?${search} ${JSON.stringify(body)?.slice(0, 2_000)}`,
          fire: ({ token, web }) =>
            partner(verb.toUpperCase(), search ? `${place}?${search}` : place, { token, body, headers, web }),
        };
      });
  });

/** Calls of every procedure of our own pages with whatever, by an admin. */
const procedureShots = fc
  .tuple(
    fc.constantFrom(...procedures.filter(({ path }) => !path.endsWith('endSessions'))),
    fc.jsonValue({ maxDepth: 3 }),
    spoiled({ type: 'object', properties: FIELDS() }, {}),
  )
  .map(
    ([{ path, type }, any, object]): Shot => ({
      what: `${path} ${JSON.stringify(object)?.slice(0, 2_000)}`,
      fire: ({ cookie, web }) => call(path, { type, input: any === null ? any : object, cookie, web }),
    }),
  );

/** Names that procedures use, so that some of what is sent comes further than the first look. */
function FIELDS(): Record<string, Schema> {
  const ids = ['id', 'userId', 'customerId', 'tokenId', 'purchaseId', 'webhookId', 'transactionId', 'sessionId'];
  const texts = ['name', 'email', 'key', 'reason', 'search', 'cursor', 'token', 'url', 'from', 'to'];
  const numbers = ['amount', 'points', 'limit', 'page', 'days'];
  const shaped = (names: string[], schema: Schema) => names.map((name) => [name, schema] as const);
  return Object.fromEntries([
    ...shaped(ids, { type: 'string', format: 'uuid' }),
    ...shaped(texts, { type: 'string' }),
    ...shaped(numbers, { type: 'integer' }),
  ]);
}

const PLACES = [
  '/',
  '/sign-in',
  '/register',
  '/admin',
  '/profile',
  '/docs/api',
  '/api/auth/session',
  '/api/auth/csrf',
  '/api/auth/providers',
];
const pageShots = fc.tuple(fc.constantFrom(...PLACES), nastyText, nastyText).map(([place, name, text]): Shot => {
  const search = new URLSearchParams([
    ['callbackUrl', text.slice(0, 2_000)],
    [name.slice(0, 200), text.slice(0, 2_000)],
  ]).toString();
  return { what: `${place}?${search}`, fire: ({ web }) => send(`${web}${place}?${search}`) };
});

function headerText(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '').trim() || newId();
}

/** How much of everything a request itself could have written; what the worker makes of it comes later, and is no matter. */
async function amountOf({ programId }: Lane): Promise<string> {
  const [row] = await sql`
    select (select count(*) from purchases where program_id = ${programId}) as purchases,
           (select count(*) from activities where program_id = ${programId}) as activities,
           (select count(*) from refunds where program_id = ${programId}) as refunds,
           (select count(*) from users where program_id = ${programId}) as users,
           (select count(*) from api_tokens where program_id = ${programId}) as tokens,
           (select count(*) from audit_log where program_id = ${programId} and actor not like 'job:%') as deeds`;
  return JSON.stringify(row);
}

async function fireAll(shots: readonly Shot[], lane: Lane): Promise<Record<number, number>> {
  const statuses: Record<number, number> = {};
  let before = await amountOf(lane);
  for (const { what, fire } of shots) {
    const { status, text } = await fire(lane).catch((error: unknown) => {
      throw new Error(`no answer in time to ${what}`, { cause: error });
    });
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status >= 500) throw new Error(`${status} ${text.slice(0, 300)} for ${what}`);
    const after = await amountOf(lane);
    if (status >= 400 && after !== before) throw new Error(`${status}, and yet something was written, by ${what}`);
    before = after;
  }
  return statuses;
}

async function attackWith(shots: fc.Arbitrary<Shot>, numRuns: number): Promise<Record<string, number>> {
  const all = fc.sample(shots, { numRuns, seed: SEED });
  const told = await Promise.all(
    lanes.map((lane, at) =>
      fireAll(
        all.filter((_, n) => n % LANES === at),
        lane,
      ),
    ),
  );
  const sums: Record<string, number> = {};
  for (const one of told) for (const [status, count] of Object.entries(one)) sums[status] = (sums[status] ?? 0) + count;
  return sums;
}

describe('whatever is sent, no answer is a fault of ours, none takes long, and nothing is written where it is no', () => {
  it(`to the operations of the partner API, ${OPERATION_ATTACKS} times`, { timeout: 180_000 }, async () => {
    const statuses = await attackWith(operationShots, OPERATION_ATTACKS);
    // The attacks reach the house, not only its fence.
    expect((statuses[200] ?? 0) + (statuses[201] ?? 0)).toBeGreaterThan(100);
    expect(statuses[422] ?? 0).toBeGreaterThan(500);
  });

  it(`to the procedures of our own pages, ${PROCEDURE_ATTACKS} times`, { timeout: 120_000 }, async () => {
    const statuses = await attackWith(procedureShots, PROCEDURE_ATTACKS);
    expect(Object.keys(statuses).length).toBeGreaterThan(3);
  });

  it(`to pages and the sign-in, ${PAGE_ATTACKS} times`, { timeout: 120_000 }, async () => {
    const statuses = await attackWith(pageShots, PAGE_ATTACKS);
    expect((statuses[200] ?? 0) + (statuses[307] ?? 0)).toBeGreaterThan(PAGE_ATTACKS / 2);
  });
});
