import { beforeAll, describe, expect, it } from 'vitest';
import { TOKEN_SCOPES } from '#db/enums.ts';
import { testDatabase } from '#db/testing/database.ts';
import { uniqueWord } from '#db/testing/factories.ts';
import { partnerApi } from '#server/api/partner.ts';
import type { Operation } from '#server/api/partner-procedures.ts';
import { revokeApiToken } from '#server/identity/api-tokens/revoke-api-token.ts';
import { newId } from '#server/kernel/id.ts';
import { operationsOf } from './route-table.ts';
import { PartnerStage } from './testing/partner-stage.ts';

const connection = await testDatabase();
const { sql } = connection;
const stage = new PartnerStage(connection);
beforeAll(() => stage.open({ catalog: 'default' }));

const operations = operationsOf(partnerApi).map(({ operation }) => operation);
const named = operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const);

const BOOKKEEPING = ['api_rate_limits', 'api_tokens', 'partner_requests'];

/** Everything the API could have written but what it notes of every call, whenever: a token's last use, the counts, the call. */
async function rowsOfEverything(): Promise<Record<string, number>> {
  const tables = await sql`
    select table_name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ${sql(BOOKKEEPING)}`;
  const counts: Record<string, number> = {};
  for (const { table_name } of tables)
    counts[table_name] = Number((await sql`select count(*) from ${sql(table_name)}`)[0]?.count);
  return counts;
}

/** A call that would be right if the token and the ids were. */
function call({ method, path, examples }: Operation, token: string | null) {
  const filled = path.replaceAll(/\{\w+\}/g, () => newId());
  const body = method === 'GET' || method === 'DELETE' ? undefined : (examples?.request ?? {});
  const headers: Record<string, string> = method === 'POST' ? { 'Idempotency-Key': uniqueWord('key') } : {};
  return stage.call(method, filled, { token, headers, ...(body === undefined ? {} : { body }) });
}

describe.each(named)('%s', (_name, operation) => {
  it('is closed to who has no token, or one that was revoked', async () => {
    const { id, token } = await stage.newToken();
    await revokeApiToken(stage.context(), { programId: stage.programId, tokenId: id });
    const before = await rowsOfEverything();
    expect([(await call(operation, null)).status, (await call(operation, token)).status]).toEqual([401, 401]);
    expect(await rowsOfEverything()).toEqual(before);
  });

  it('is closed to a token that has every scope but the one it needs', async () => {
    const { token } = await stage.newToken(TOKEN_SCOPES.filter((scope) => scope !== operation.scope));
    const before = await rowsOfEverything();
    const refused = await call(operation, token);
    expect(refused).toMatchObject({ status: 403, body: { detail: `This needs the scope ${operation.scope}` } });
    expect(await rowsOfEverything()).toEqual(before);
  });
});

describe.each(named.filter(([, { path }]) => path.includes('{')))('%s', (_name, operation) => {
  it('finds nothing under an id that is nobody’s, and is open to a token with just its scope', async () => {
    const { token } = await stage.newToken([operation.scope as (typeof TOKEN_SCOPES)[number]]);
    expect((await call(operation, token)).status).toBe(404);
  });
});
