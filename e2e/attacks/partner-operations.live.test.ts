import { beforeAll, describe, expect, it, vi } from 'vitest';
import { TOKEN_SCOPES, type TokenScope } from '#db/enums.ts';
import { aPurchase, uniqueWord } from '#db/testing/factories.ts';
import { partnerApi } from '#server/api/partner.ts';
import type { Operation } from '#server/api/partner-procedures.ts';
import { operationsOf } from '#server/api/rest/route-table.ts';
import { revokeApiToken } from '#server/identity/api-tokens/revoke-api-token.ts';
import { newId } from '#server/kernel/id.ts';
import { isQuiet } from '#workers/testing/worker-process.ts';
import { fingerprint, type Ids, idsOfProgram } from './database.ts';
import {
  aLiveProgram,
  aToken,
  first,
  house,
  type Program,
  partner,
  type Reply,
  send,
  sql,
  withoutIds,
} from './stage.ts';

const operations = operationsOf(partnerApi);
const named = operations.map((one) => [`${one.operation.method} ${one.operation.path}`, one] as const);
const DOCUMENTED = 'paths' as const;

let ours: Program;
let theirIds: Ids;
let token: string;
let before: Record<string, string>;

beforeAll(async () => {
  ours = await aLiveProgram();
  token = (await aToken(ours.id)).token;
  const theirs = await aLiveProgram();
  const { token: theirToken } = await aToken(theirs.id);
  const hook = { url: 'http://127.0.0.1:1/', eventTypes: ['badge.unlocked', 'purchase.completed'] };
  await partner('POST', '/webhooks', { token: theirToken, body: hook });
  await aPurchase(house, { programId: theirs.id });
  await vi.waitFor(
    async () => {
      const ids = await idsOfProgram(theirs.id);
      const awaited = ['cashback_transactions', 'webhook_endpoints', 'events'];
      if (!awaited.every((table) => table in ids) || !(await isQuiet(sql))) throw new Error('the worker is not done');
    },
    { timeout: 30_000, interval: 100 },
  );
  theirIds = await idsOfProgram(theirs.id);
});

const filled = (path: string, id: string) => path.replaceAll(/\{\w+\}/g, id);
const bodyOf = ({ method, examples }: Operation) =>
  method === 'GET' || method === 'DELETE' ? undefined : ((examples?.request ?? {}) as object);

/** Over REST, right but for the token and the ids. */
function rest(operation: Operation, bearer: string | null, id = newId(), body = bodyOf(operation)): Promise<Reply> {
  return partner(operation.method, filled(operation.path, id), { token: bearer, body });
}

/** The same over tRPC. */
function trpc(name: string, operation: Operation, bearer: string | null, id = newId()): Promise<Reply> {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, one]) => [one ?? '', id]);
  const input = { ...bodyOf(operation), ...Object.fromEntries(names) };
  const headers: Record<string, string> = {
    'x-forwarded-for': newId(),
    ...(bearer && { authorization: `Bearer ${bearer}` }),
  };
  const url = `${first}/api/partner/trpc/${name}`;
  if (operation.method === 'GET') return send(`${url}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers });
  const sent = { ...headers, 'content-type': 'application/json', 'idempotency-key': newId() };
  return send(url, { method: 'POST', headers: sent, body: JSON.stringify(input) });
}

const answerOf = ({ status, text }: Reply) => ({ status, text: withoutIds(text) });

async function expectNothingChanged(attack: () => Promise<void>): Promise<void> {
  before = await fingerprint();
  await attack();
  expect(await fingerprint()).toEqual(before);
}

describe('the operations', () => {
  it('are all those that the document names', async () => {
    const document = JSON.parse((await send(`${first}/api/v1/openapi.json`)).text);
    const told = Object.entries<object>(document[DOCUMENTED]).flatMap(([path, verbs]) =>
      Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path}`),
    );
    expect(told.filter((one) => one !== 'GET /openapi.json').sort()).toEqual(named.map(([name]) => name).sort());
  });
});

describe.each(named)('%s', (_name, { name, operation }) => {
  it('is closed to no token, a wrong one, a revoked, an expired, a mistyped one; all are told the same', async () => {
    const revoked = await aToken(ours.id);
    await revokeApiToken(house, { programId: ours.id, tokenId: revoked.id });
    const expired = await aToken(ours.id);
    await sql`update api_tokens set expires_at = now() - interval '1 second' where id = ${expired.id}`;
    const bad = [null, revoked.token, expired.token, `${token.slice(0, -1)}!`, 'x', `${token}${token}`];
    await expectNothingChanged(async () => {
      const replies = await Promise.all(bad.flatMap((one) => [rest(operation, one), trpc(name, operation, one)]));
      expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 401));
      expect(new Set(replies.map((reply) => answerOf(reply).text)).size).toBe(2);
    });
  });

  it('is closed to every scope but its own', async () => {
    const others = await aToken(
      ours.id,
      TOKEN_SCOPES.filter((scope) => scope !== operation.scope),
    );
    await expectNothingChanged(async () => {
      const replies = [await rest(operation, others.token), await trpc(name, operation, others.token)];
      expect(replies.map(({ status }) => status)).toEqual([403, 403]);
      for (const { text } of replies) expect(text).toContain(`This needs the scope ${operation.scope}`);
    });
  });
});

describe.each(named.filter(([, { operation }]) => operation.path.includes('{')))('%s', (_name, { name, operation }) => {
  it('answers for another program’s things as for what nobody has', async () => {
    const { token: narrow } = await aToken(ours.id, [operation.scope as TokenScope]);
    await expectNothingChanged(async () => {
      const unknown = [answerOf(await rest(operation, narrow)), answerOf(await trpc(name, operation, narrow))];
      expect(unknown.map(({ status }) => status)).toEqual([404, 404]);
      for (const [table, id] of Object.entries(theirIds)) {
        const told = [answerOf(await rest(operation, narrow, id)), answerOf(await trpc(name, operation, narrow, id))];
        expect({ table, told }).toEqual({ table, told: unknown });
      }
    });
  });
});

describe.each(named.filter(([, { operation }]) => operation.path.includes('{deliveryId}')))(
  '%s',
  (_name, { operation }) => {
    it('answers for a real delivery of another program’s real webhook as for what nobody has', async () => {
      const { webhook_endpoints: id = '', events: deliveryId = '' } = theirIds;
      const path = operation.path.replace('{id}', id).replace('{deliveryId}', deliveryId);
      const told = await partner(operation.method, path, { token, body: bodyOf(operation) });
      expect(answerOf(told)).toEqual(answerOf(await rest(operation, token)));
    });
  },
);

const withBody = named.filter(([, { operation }]) => bodyOf(operation) !== undefined);
const TAKEN = [
  'role',
  'points',
  'totalPoints',
  'programId',
  'userId',
  'id',
  'isAdmin',
  'processedForLoyalty',
  'scopes',
  'actor',
];

/** An achievement has points of its own: those it gives. */
const isNamed = ({ path }: Operation, field: string) => path.startsWith('/achievements') && field === 'points';

describe.each(withBody)('%s', (_name, { operation }) => {
  it.each(TAKEN.filter((field) => !isNamed(operation, field)))('takes no %s', async (field) => {
    await expectNothingChanged(async () => {
      const value = field === 'points' ? 1_000_000 : newId();
      const { status, text } = await rest(operation, token, newId(), { ...bodyOf(operation), [field]: value });
      expect(status).toBe(422);
      expect(JSON.parse(text).errors[field]).toEqual(['is not a field we know']);
    });
  });
});

const aboutCustomers = withBody.filter(([, { operation }]) => 'customer' in (bodyOf(operation) ?? {}));

describe.each(aboutCustomers)('%s', (_name, { operation }) => {
  it('knows no customer of another program', async () => {
    const about = (id: string) =>
      rest(operation, token, newId(), { ...bodyOf(operation), orderId: uniqueWord('o'), customer: { id } });
    await expectNothingChanged(async () => {
      const unknown = answerOf(await about(newId()));
      expect(unknown.status).toBe(422);
      expect(answerOf(await about(theirIds.users ?? ''))).toEqual(unknown);
    });
  });
});

const filters = operations.flatMap(({ operation, input }) =>
  operation.method === 'GET' && input && 'customerId' in input.shape ? [operation.path] : [],
);

describe.each(filters)('GET %s', (path) => {
  it('lists nothing under another program’s customer', async () => {
    const of = async (id: string) => JSON.parse((await partner('GET', `${path}?customerId=${id}`, { token })).text);
    expect((await of(theirIds.users ?? '')).data).toEqual((await of(newId())).data);
  });
});
