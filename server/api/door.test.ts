import { describe, expect, it } from 'vitest';
import { OWN_HEADER, orUnavailable, refusalAtDoor } from './door.ts';

const OWN = 'http://laurel.example:3000';

const JSON_CALL = {
  host: 'laurel.example:3000',
  origin: OWN,
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
  'content-length': '2',
  [OWN_HEADER]: 'web',
};

const post = (changes: Record<string, string | null> = {}) => {
  const headers = Object.entries({ ...JSON_CALL, ...changes }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return new Request(`${OWN}/api/trpc/x`, { method: 'POST', headers, body: '{}' });
};

const statusOf = (request: Request, kind: 'json' | 'form' = 'json') => refusalAtDoor(request, kind)?.status ?? 'let in';

describe('the door of tRPC', () => {
  it("lets our own pages' requests in", () => {
    expect(statusOf(post())).toBe('let in');
    expect(statusOf(post({ 'content-type': 'application/json; charset=utf-8' }))).toBe('let in');
  });

  it.each(['cross-site', 'same-site', 'none'])('refuses a changing request that is %s', (site) => {
    expect(statusOf(post({ 'sec-fetch-site': site }))).toBe(403);
  });

  it.each(['https://evil.example', 'http://laurel.example', 'http://laurel.example:3001', 'null'])(
    'refuses the origin %s',
    (origin) => {
      expect(statusOf(post({ origin, 'sec-fetch-site': null }))).toBe(403);
    },
  );

  it.each([
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    'application/x-www-form-urlencoded',
  ])('refuses a body of type %s, which a form could send', (type) => {
    expect(statusOf(post({ 'content-type': type }))).toBe(415);
  });

  it('refuses a request without our header, reading ones too', () => {
    expect(statusOf(post({ [OWN_HEADER]: null }))).toBe(403);
    expect(statusOf(new Request(`${OWN}/api/trpc/home.view`))).toBe(403);
  });

  it('refuses a body over 1 MiB, or of unknown length', () => {
    expect(statusOf(post({ 'content-length': String(1024 * 1024 + 1) }))).toBe(413);
    expect(statusOf(post({ 'content-length': null }))).toBe(411);
  });
});

describe('the door of sign-in', () => {
  const form = (changes: Record<string, string | null> = {}) =>
    post({ 'content-type': 'application/x-www-form-urlencoded', [OWN_HEADER]: null, ...changes });

  it("lets our own form in and nobody else's", () => {
    expect(statusOf(form(), 'form')).toBe('let in');
    expect(statusOf(form({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }), 'form')).toBe(403);
    expect(statusOf(form({ 'content-type': 'text/plain' }), 'form')).toBe(415);
  });
});

describe('work at the door', () => {
  it('is answered 503 with a time to come back when the database is away', async () => {
    const away = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const response = await orUnavailable('r-1', () => Promise.reject(away));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await response.json()).toMatchObject({ error: { requestId: 'r-1' } });
  });

  it('fails as it did otherwise', async () => {
    await expect(orUnavailable('r-2', () => Promise.reject(new Error('odd')))).rejects.toThrow('odd');
  });
});
