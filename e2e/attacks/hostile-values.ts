import fc from 'fast-check';

/** As much of JSON Schema as the API's document uses. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  minimum?: number;
  maximum?: number;
  format?: string;
};

const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\ufeff',
  '\u202eevil',
  'I\u0307ı',
  "' or 1=1 --",
  '"; drop table users; --',
  "\\'; select pg_sleep(30); --",
  '\x24{jndi:ldap://x}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '../../../etc/passwd',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data',
  'http://[::1]:5432/',
  'javascript:alert(1)',
  '=HYPERLINK("http://x","y")',
  '%00',
  '%ff',
  '%2e%2e%2f',
  '\r\nSet-Cookie: a=b',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'NaN',
  'Infinity',
  '-0',
  '1e309',
  '0x10',
  '١٢٣',
  '2026-02-30T00:00:00Z',
  '2026-11-20T24:00:00Z',
  '9999-12-31T23:59:59Z',
  '+275760-09-13T00:00:00.001Z',
  '0000-00-00',
  'null',
  'true',
  'undefined',
  'x'.repeat(256),
  'x'.repeat(70_000),
  '😀'.repeat(200),
  'Z̷̡a̵l̶g̸o̴',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
];

const NUMBERS = [0, -0, -1, 1, 0.1, 1e15, 1e15 + 1, 2 ** 31, 2 ** 53, 2 ** 53 + 2, -(2 ** 63), 2 ** 64, 1e300, 5e-324];

const deep = Array.from({ length: 40 }).reduce<unknown>((inner) => [inner], 'deep');
const wide = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`k${n}`, n]));

/** A text that something may stumble over. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

/** Any value that something may stumble over: of the wrong type, size, shape or depth. */
export const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: nastyText },
  { weight: 3, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], deep, wide) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

const NAMES = ['role', 'points', 'programId', 'id', 'userId', '__proto__', 'constructor', 'toJSON', ''];

/** Values that a schema allows, with some of them, at any depth, exchanged for nasty ones, left out or added to. */
export function spoiled(schema: Schema, all: Readonly<Record<string, Schema>>, depth = 0): fc.Arbitrary<unknown> {
  const { $ref, anyOf, oneOf, ...rest } = schema;
  if (depth > 6) return nastyValue;
  if ($ref) return spoiled(all[$ref.split('/').at(-1) ?? ''] ?? {}, all, depth + 1);
  const options = anyOf ?? oneOf;
  if (options) return fc.oneof(...options.map((one) => spoiled(one, all, depth + 1)));
  return fc.oneof({ weight: 5, arbitrary: allowed(rest, all, depth) }, { weight: 1, arbitrary: nastyValue });
}

function allowed(schema: Schema, all: Readonly<Record<string, Schema>>, depth: number): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object':
      return objects(schema, all, depth);
    case 'array':
      return fc.array(spoiled(schema.items ?? {}, all, depth + 1), { maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.integer({
        min: Math.max(schema.minimum ?? 1, -1000),
        max: Math.min(schema.maximum ?? 10_000_000, 10_000_000),
      });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return texts(schema);
    default:
      return nastyValue;
  }
}

function objects({ properties = {}, required = [] }: Schema, all: Readonly<Record<string, Schema>>, depth: number) {
  const fields = Object.entries(properties).map(([name, one]) => [name, spoiled(one, all, depth + 1)] as const);
  // One in eight lacks something it needs.
  const requiredKeys = required.filter((name) => name in properties);
  const kept = fc.oneof(
    { weight: 7, arbitrary: fc.record(Object.fromEntries(fields), { requiredKeys }) },
    { weight: 1, arbitrary: fc.record(Object.fromEntries(fields), { requiredKeys: [] }) },
  );
  const added = fc.oneof(
    { weight: 5, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.dictionary(fc.oneof(nastyText, fc.constantFrom(...NAMES)), nastyValue, { maxKeys: 2 }) },
  );
  return fc.tuple(kept, added).map(([object, more]) => ({ ...object, ...more }));
}

function texts({ format }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid({ version: 7 });
  if (format === 'date-time') return fc.constantFrom('2026-11-20T10:00:00Z', '2026-01-31T23:59:59+05:30');
  if (format === 'email') return fc.constantFrom('ada@example.com', 'a@b', '"a b"@example.com', 'a@xn--mnchen-3ya.de');
  if (format === 'uri')
    return fc.constantFrom('https://192.0.2.1/hook', 'https://example.invalid/x', 'http://localhost/');
  return fc.oneof(fc.constantFrom('NGN', 'USD', 'web', 'A1', 'c-42'), fc.string({ minLength: 1, maxLength: 12 }));
}
