import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { EVENT_TYPES, TOKEN_SCOPES } from '#db/enums.ts';
import { partnerApi } from '#server/api/partner.ts';
import { operationsOf } from '../route-table.ts';
import { breakingChanges } from './breaking-changes.ts';
import { openApiDocument } from './document.ts';

const document = openApiDocument();
const snapshot = JSON.parse(await readFile('docs/openapi.json', 'utf8'));
const operations = operationsOf(partnerApi);

describe('the API’s document', () => {
  it('is the one in the repository, and breaks nobody who relies on that (node scripts/openapi.ts writes it)', () => {
    expect(breakingChanges(snapshot, document)).toEqual([]);
    expect(JSON.parse(JSON.stringify(document))).toEqual(snapshot);
  });

  it('is clean by Redocly', async () => {
    const run = promisify(execFile)('node_modules/.bin/redocly', ['lint', 'docs/openapi.json', '--format=stylish']);
    await expect(run).resolves.toMatchObject({ stderr: expect.stringContaining('valid') });
  });

  it('knows 201 with Location, problems, the rate limit and the scope of every operation', () => {
    const { post } = document.paths?.['/purchases'] ?? {};
    expect(Object.keys(post?.responses ?? {})).toEqual([
      '200',
      '201',
      '400',
      '401',
      '403',
      '409',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ]);
    expect(post?.responses?.[201]).toMatchObject({ headers: { Location: {}, RateLimit: {}, 'X-Request-Id': {} } });
    expect(document.components?.responses?.Conflict).toMatchObject({ content: { 'application/problem+json': {} } });
    expect(post?.security).toEqual([{ token: ['purchases:write'] }]);
  });

  it('says that a body takes no unknown field, and leaves answers room to grow', () => {
    expect(document.components?.schemas?.NewPurchase).toMatchObject({ additionalProperties: false });
    expect(JSON.stringify(document.components?.schemas?.Purchase)).not.toContain('"additionalProperties":false');
  });

  it('has every event as a webhook', () => {
    expect(Object.keys(document.webhooks ?? {})).toEqual([...EVENT_TYPES]);
  });

  it('is written from operations with real scopes and unique names', () => {
    for (const { operation } of operations) expect(TOKEN_SCOPES).toContain(operation.scope);
    const ids = Object.values(document.paths ?? {}).flatMap((item) =>
      Object.values(item).map((one) => one.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has an example for every operation that takes a body with fields', () => {
    const withFields = operations.filter(({ operation: { method, path }, input }) => {
      const fields = Object.keys(input?.shape ?? {}).filter((name) => !path.includes(`{${name}}`));
      return method !== 'GET' && method !== 'DELETE' && fields.length > 0;
    });
    const missing = withFields.filter(({ operation }) => operation.examples?.request === undefined);
    expect(missing.map(({ operation }) => operation.path)).toEqual([]);
  });

  it('says what every field of what is sent and answered means', () => {
    const schemas = JSON.parse(JSON.stringify(document.components?.schemas ?? {})) as Record<string, Described>;
    const silent = Object.entries(schemas).flatMap(([name, schema]) => silentFields(schema, name));
    expect(silent).toEqual([]);
  });
});

type Described = {
  description?: string;
  properties?: Record<string, Described>;
  items?: Described;
  anyOf?: Described[];
  oneOf?: Described[];
};

function silentFields({ properties = {}, items, anyOf = [], oneOf = [] }: Described, path: string): string[] {
  const named = Object.entries(properties).flatMap(([name, property]) => [
    ...(property.description ? [] : [`${path}.${name}`]),
    ...silentFields(property, `${path}.${name}`),
  ]);
  return [...named, ...[...(items ? [items] : []), ...anyOf, ...oneOf].flatMap((inner) => silentFields(inner, path))];
}
