import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { uniqueWord } from '#db/testing/factories.ts';
import { partnerApi } from '#server/api/partner.ts';
import type { Operation } from '#server/api/partner-procedures.ts';
import { newId } from '#server/kernel/id.ts';
import { operationsOf } from './route-table.ts';
import { PartnerStage, type Told } from './testing/partner-stage.ts';
import { expectProblem, expectPromised } from './testing/promise.ts';

const connection = await testDatabase();
const { sql } = connection;
const stage = new PartnerStage(connection);
const narrow = new PartnerStage(connection);
beforeAll(async () => {
  await stage.open({ catalog: 'default' });
  await narrow.open({ settings: { rateLimitPerMinute: 1 } });
});

const operations = operationsOf(partnerApi);
const ID = newId();

type Sent = {
  readonly query?: string;
  readonly body?: object;
  readonly raw?: BodyInit;
  readonly headers?: Record<string, string>;
  readonly key?: string | null;
  readonly on?: PartnerStage;
};

const hasBody = ({ method }: Operation) => method === 'POST' || method === 'PUT' || method === 'PATCH';
const isPost = ({ method }: Operation) => method === 'POST';
const pathOf = ({ path }: Operation) => path.replaceAll(/\{\w+\}/g, ID);
const rightBody = ({ examples }: Operation) => (examples?.request ?? {}) as object;

/** A call that is right but for what is changed, and for the ids, which are nobody's. */
function send(
  operation: Operation,
  { query = '', body, raw, headers = {}, key, on = stage }: Sent = {},
): Promise<Told> {
  const named: Record<string, string> =
    isPost(operation) && key !== null ? { 'Idempotency-Key': key ?? uniqueWord('key') } : {};
  const json = hasBody(operation) && raw === undefined ? { body: body ?? rightBody(operation) } : {};
  const call = { ...json, ...(raw === undefined ? {} : { raw }), headers: { ...named, ...headers } };
  return on.call(operation.method, pathOf(operation) + query, call);
}

/** A claim of somebody who is still at work. */
async function claimed(operation: Operation): Promise<Told> {
  const key = uniqueWord('key');
  const sha = createHash('sha256')
    .update(JSON.stringify(rightBody(operation)))
    .digest('hex');
  const now = stage.context().now().toISOString();
  await sql`
    insert into idempotency_keys (token_id, route, key, owner, body_sha256, claimed_at, expires_at, created_at)
    values (${stage.tokenId}, ${`POST ${pathOf(operation)}`}, ${key}, ${newId()}, ${sha}, ${now}, ${'2030-01-01'}, ${now})`;
  return send(operation, { key });
}

async function reused(operation: Operation): Promise<Told> {
  const key = uniqueWord('key');
  await send(operation, { key });
  return send(operation, { key, body: { ...rightBody(operation), more: 1 } });
}

async function crowded(operation: Operation): Promise<Told> {
  const { token } = await narrow.newToken();
  const asked = { on: narrow, headers: { Authorization: `Bearer ${token}` } };
  await send(operation, asked);
  return send(operation, asked);
}

const json = { 'Content-Type': 'application/json' };
const lists = new Set(
  operations.flatMap(({ operation, input }) => (input && 'cursor' in input.shape ? [operation] : [])),
);
const isList = (operation: Operation) => lists.has(operation);
const needsKey = ({ needsIdempotencyKey }: Operation) => needsIdempotencyKey === true;
const tooLong = ({ maxBodyBytes }: Operation) => ' '.repeat((maxBodyBytes ?? 1024 * 1024) + 1);

/** What is wrong with a request, which operations can be asked so, and how each of them answers. */
const FAULTS: readonly [string, (one: Operation) => boolean, (one: Operation) => Promise<Told>, number, string][] = [
  ['an unknown parameter', () => true, (one) => send(one, { query: '?colour=red' }), 400, 'unknown_parameter'],
  ['a parameter twice', isList, (one) => send(one, { query: '?limit=1&limit=2' }), 400, 'malformed_query'],
  ['a cursor of another list', isList, (one) => send(one, { query: '?cursor=AAAA' }), 400, 'bad_cursor'],
  ['a limit beyond 100', isList, (one) => send(one, { query: '?limit=101' }), 422, 'validation_failed'],
  ['an order that is not offered', isList, (one) => send(one, { query: '?sort=secret' }), 422, 'validation_failed'],
  ['half a JSON', hasBody, (one) => send(one, { raw: '{"a":', headers: json }), 400, 'malformed_json'],
  ['a list for a body', hasBody, (one) => send(one, { raw: '[]', headers: json }), 422, 'validation_failed'],
  [
    'an unknown field',
    hasBody,
    (one) => send(one, { body: { ...rightBody(one), colour: 1 } }),
    422,
    'validation_failed',
  ],
  [
    'another media type',
    hasBody,
    (one) => send(one, { raw: 'a=b', headers: { 'Content-Type': 'text/plain' } }),
    415,
    'unsupported_media_type',
  ],
  ['too long a body', hasBody, (one) => send(one, { raw: tooLong(one), headers: json }), 413, 'body_too_large'],
  ['no Idempotency-Key', needsKey, (one) => send(one, { key: null }), 400, 'idempotency_key_required'],
  ['a key with a space in it', isPost, (one) => send(one, { key: 'two words' }), 400, 'bad_idempotency_key'],
  ['a key that is being worked on', isPost, claimed, 409, 'idempotency_key_in_use'],
  ['a key that was used with another body', isPost, reused, 422, 'idempotency_key_reused'],
  ['more requests than the limit', () => true, crowded, 429, 'too_many'],
];

describe.each(FAULTS)('%s', (_fault, isPossible, ask, status, code) => {
  const possible = operations.filter(({ operation }) => isPossible(operation));

  it.each(possible.map(({ operation }) => [`${operation.method} ${operation.path}`, operation] as const))(
    `at %s is answered with ${status} ${code}`,
    async (_name, operation) => {
      const told = await ask(operation);
      expect([told.status, told.body.code]).toEqual([status, code]);
      expectPromised(operation, told);
    },
  );
});

const methods = Map.groupBy(
  operations.map(({ operation }) => operation),
  ({ path }) => path,
);

describe.each([...methods, ['/openapi.json', []] as const])('%s', (path, here) => {
  const offered = path === '/openapi.json' ? ['GET'] : here.map(({ method }) => method as string);
  const allowed = [...offered, ...(offered.includes('GET') ? ['HEAD'] : [])].sort().join(', ');

  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((one) => !offered.includes(one)))(
    'answers %s with 405, and says which verbs there are',
    async (method) => {
      const told = await stage.call(method, path.replaceAll(/\{\w+\}/g, ID));
      expect([told.status, told.body.code, told.headers.get('allow')]).toEqual([405, 'method_not_allowed', allowed]);
      expectProblem(told);
    },
  );
});
