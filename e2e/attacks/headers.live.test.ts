import { globSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { aRegistered } from '#server/identity/testing/registered.ts';
import { newId } from '#server/kernel/id.ts';
import { aLiveProgram, aToken, cookieOf, first, house, type Reply, send } from './stage.ts';

/** The addresses of what lies in the app's folder, with ids where they take something. */
function addressesOf(kind: 'page.tsx' | 'route.ts'): string[] {
  const files = globSync(`app/**/${kind}`, { cwd: process.cwd() });
  return files.map((file) => addressOf(path.dirname(file))).sort();
}

function addressOf(folder: string): string {
  const parts = folder.split(path.sep).slice(1);
  const shown = parts.filter((part) => !/^\(.*\)$/.test(part) && !part.startsWith('@'));
  return `/${shown.map((part) => (part.startsWith('[') ? newId() : part)).join('/')}`;
}

const pages = addressesOf('page.tsx');
const routes = addressesOf('route.ts');

const ALWAYS: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^strict-origin-when-cross-origin$/,
  'permissions-policy': /camera=\(\), microphone=\(\), geolocation=\(\)/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'strict-transport-security': /max-age=\d{8}; includeSubDomains/,
};
const NEVER = ['x-powered-by', 'server', 'x-aspnet-version', 'via', 'access-control-allow-origin'];

let token: string;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  const { id, admin } = await aLiveProgram();
  token = (await aToken(id)).token;
  cookies.admin = await cookieOf(admin);
  cookies.customer = await cookieOf(await aRegistered(house, { programId: id }));
});

function expectGuarded({ headers }: Reply): void {
  const missing = Object.entries(ALWAYS).filter(([name, form]) => !form.test(headers.get(name) ?? ''));
  expect(missing.map(([name]) => `${name}: ${headers.get(name)}`)).toEqual([]);
  expect(NEVER.filter((name) => headers.has(name))).toEqual([]);
}

let redirects = 0;

/** A way on: guarded as all else. No two are told apart. */
function expectGuardedRedirect(reply: Reply): string {
  expectGuarded(reply);
  redirects += 1;
  return String(redirects);
}

/** A document: its scripts run by the nonce of this very answer, and nobody puts it into a frame. */
function expectGuardedDocument(reply: Reply): string {
  expectGuarded(reply);
  const policy = reply.headers.get('content-security-policy') ?? '';
  const [scripts = ''] = policy.split(';').filter((part) => part.trim().startsWith('script-src'));
  const nonce = /'nonce-([A-Za-z0-9+/=]{16,})'/.exec(scripts)?.[1] ?? '';
  expect(nonce).not.toBe('');
  expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
  for (const part of [
    "frame-ancestors 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "default-src 'self'",
  ]) {
    expect(policy).toContain(part);
  }
  const written = [...reply.text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
  expect(written.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
  expect(reply.text).not.toMatch(/<[a-z]+\s[^>]*\son[a-z]+="/i);
  return nonce;
}

const isPrivate = ({ headers }: Reply) => /no-store/.test(headers.get('cache-control') ?? '');

describe.each(pages)('the page %s', (page) => {
  it.each(['nobody', 'customer', 'admin'])('is guarded for %s, and not kept', async (who) => {
    const headers: Record<string, string> = cookies[who] ? { cookie: cookies[who] } : {};
    const ask = () => send(first + page, { headers });
    const [reply, again] = await Promise.all([ask(), ask()]);
    expect(reply.status).toBeLessThan(500);
    const isRedirect = reply.status >= 300 && reply.status < 400;
    const guard = isRedirect ? expectGuardedRedirect : expectGuardedDocument;
    expect(guard(reply)).not.toBe(guard(again));
    expect(who === 'nobody' || isPrivate(reply)).toBe(true);
  });
});

describe('error pages', () => {
  it.each(['/nowhere', '/admin/nowhere', '/%00', '/%F0%9', '/_next/nowhere', '/.env', '/.git/config', '/api/nowhere'])(
    '%s is guarded',
    async (place) => {
      const reply = await send(first + place, { headers: { cookie: cookies.admin ?? '' } });
      expect([400, 404]).toContain(reply.status);
      expectGuarded(reply);
      expect(reply.headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
    },
  );
});

describe.each(routes)('the address %s', (place) => {
  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'])(
    'is guarded when it answers %s',
    async (method) => {
      const reply = await send(first + place, {
        method,
        headers: { authorization: `Bearer ${token}`, cookie: cookies.admin ?? '' },
      });
      expect(reply.status).not.toBe(500);
      expectGuarded(reply);
      expect(reply.headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
      const mayBeKept = reply.text === '' || reply.status >= 400 || place.startsWith('/docs/');
      expect([place, mayBeKept || isPrivate(reply)]).toEqual([place, true]);
    },
  );
});

describe('answers of the partner API', () => {
  it.each([
    ['200', '/api/v1/customers', {}],
    ['400', '/api/v1/customers?x=1', {}],
    ['401', '/api/v1/customers', { authorization: 'Bearer x' }],
    ['404', '/api/v1/nowhere', {}],
    ['405', '/api/v1/customers', { method: 'PUT' }],
    ['400', '/api/v1/customers/%F0%9', {}],
  ] as const)(
    '%s at %s are guarded and not kept',
    async (status, place, {
      method = 'GET',
      authorization = `Bearer ${token}`,
    }: { method?: string; authorization?: string }) => {
      const reply = await send(first + place, { method, headers: { authorization } });
      expect(String(reply.status)).toBe(status);
      expectGuarded(reply);
      expect(isPrivate(reply)).toBe(true);
      expect(reply.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(reply.headers.get('content-security-policy')).toMatch(/^default-src 'none'; frame-ancestors 'none'$/);
    },
  );
});

describe('what pages bring along', () => {
  it('is guarded too', async () => {
    const { text } = await send(`${first}/sign-in`);
    const assets = [
      ...new Set(
        [...text.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css|svg|woff2)[^"]*)"/g)].map(([, asset]) => asset ?? ''),
      ),
    ];
    expect(assets.length).toBeGreaterThan(3);
    for (const asset of assets) {
      const reply = await send(first + asset);
      expect([asset, reply.status]).toEqual([asset, 200]);
      expectGuarded(reply);
    }
  });
});
