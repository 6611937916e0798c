import { eq } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import superjson from 'superjson';
import { afterAll, inject } from 'vitest';
import { TOKEN_SCOPES, type TokenScope } from '#db/enums.ts';
import { programs } from '#db/schema/programs.ts';
import { uniqueWord } from '#db/testing/factories.ts';
import { createApiToken } from '#server/identity/api-tokens/create-api-token.ts';
import { signIn } from '#server/identity/sign-in.ts';
import { aRegistered, PASSWORD, type Registered } from '#server/identity/testing/registered.ts';
import { newId } from '#server/kernel/id.ts';
import { createProgram } from '#server/loyalty/programs/create-program.ts';
import { createLog } from '#server/runtime/log.ts';
import { createServices } from '#server/runtime/services.ts';

const SETTINGS = { rateLimitPerMinute: 1_000_000, allowPrivateWebhooks: true };
/** An answer that takes longer counts as none. */
const PATIENCE_MS = 10_000;

export const live = inject('live');
export const [first, second] = live.webs;

const services = createServices({
  url: live.databaseUrl,
  role: 'sender',
  log: createLog('attacks', 'fatal'),
  poolMax: 4,
});
export const { db, sql } = services;
/** Acts in the house's own name, in the same database. */
export const house = services.contextFor({ kind: 'operator', command: 'attacks' });
afterAll(() => services.close());

export type Reply = { readonly status: number; readonly headers: Headers; readonly text: string };

/** Sends a request over the wire and reads the whole answer, following nothing, within the deadline. */
export async function send(url: string, init: RequestInit = {}): Promise<Reply> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const response = await fetch(url, { redirect: 'manual', ...init, signal });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

export type Program = { readonly id: string; readonly slug: string; readonly admin: Registered };

/** A program with the default rules and an admin. */
export async function aLiveProgram(slug = uniqueWord('shop')): Promise<Program> {
  const made = { slug, name: 'Shop', currency: 'NGN', timeZone: 'Africa/Lagos', catalog: 'default' } as const;
  const { id } = await createProgram(house, made);
  await db.update(programs).set({ settings: SETTINGS }).where(eq(programs.id, id));
  return { id, slug, admin: await aRegistered(house, { programId: id, role: 'admin' }) };
}

export async function aToken(programId: string, scopes: readonly TokenScope[] = TOKEN_SCOPES) {
  return createApiToken(house, { programId, name: 'attack', scopes: [...scopes] });
}

/** The cookie of somebody who has just signed in. */
export async function cookieOf({ email }: Registered): Promise<string> {
  const anonymous = { ...house, actor: { kind: 'anonymous' } as const, address: newId() };
  const { sessionId } = await signIn(anonymous, { email, password: PASSWORD });
  return cookieFor(sessionId);
}

export async function cookieFor(sessionId: string): Promise<string> {
  return `laurel.session=${await encode({ token: { sessionId }, secret: live.secrets.NEXTAUTH_SECRET })}`;
}

type Asked = { input?: unknown; cookie?: string; web?: string; type?: 'query' | 'mutation' };

/** Calls a procedure of our own pages as they do. */
export function call(path: string, { input, cookie, web = first, type = 'mutation' }: Asked = {}): Promise<Reply> {
  // Not by superjson's own hand, which refuses to write what an attacker would send.
  const said = input === undefined ? JSON.stringify(superjson.serialize(input)) : JSON.stringify({ json: input });
  const headers: Record<string, string> = { 'x-laurel': 'web', 'x-forwarded-for': newId(), ...(cookie && { cookie }) };
  const url = `${web}/api/trpc/${path}`;
  if (type === 'query') return send(`${url}?input=${encodeURIComponent(said)}`, { headers });
  return send(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: said });
}

type Order = { token: string | null; body?: unknown; headers?: Record<string, string>; web?: string };

/** Calls an operation of the partner API. */
export function partner(method: string, path: string, { token, body, headers, web = first }: Order): Promise<Reply> {
  const sent: Record<string, string> = { 'x-forwarded-for': newId(), ...headers };
  if (token) sent.authorization = `Bearer ${token}`;
  if (method === 'POST') sent['idempotency-key'] ??= newId();
  if (body === undefined) return send(`${web}/api/v1${path}`, { method, headers: sent });
  const json = { 'content-type': 'application/json', ...sent };
  return send(`${web}/api/v1${path}`, { method, headers: json, body: JSON.stringify(body) });
}

/** Without what differs from answer to answer. */
export function withoutIds(text: string): string {
  return text.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '<id>');
}
