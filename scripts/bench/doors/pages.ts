import { encode } from 'next-auth/jwt';
import type { Sql } from 'postgres';
import { PORTAL_SCREENS } from '#e2e/screens.ts';
import { sessionCookie } from '#server/api/session-cookie.ts';
import { SESSION_ABSOLUTE_MS } from '#server/identity/rules.ts';
import { newId } from '#server/kernel/id.ts';
import type { Services } from '#server/runtime/services.ts';
import { percentile } from '../statistics.ts';
import type { BigShop } from './big-shop.ts';
import type { WebProcess } from './web-process.ts';

/** How long a page takes from the request to the last byte of its HTML, in milliseconds, asked for one after the other. */
export type PageTimes = { readonly p50: number; readonly p95: number };

const WARM_UP = 20;
const ASKED = 200;
const CUSTOMERS = 50;

/** The home page of anybody, every page of the portal of who bought most, and the console's overview, as signed-in browsers get them. */
export async function measurePages(services: Services, web: WebProcess, shop: BigShop) {
  const visitors = await someOf(services.sql, shop.programId);
  const usual = await Promise.all(visitors.map((id) => cookieOf(services, web, shop.programId, id)));
  const { id: most, purchases } = await busiestIn(services.sql, shop.programId);
  const admin = await addAdmin(services.sql, shop.programId);
  const pages: Record<string, PageTimes> = {};
  pages['home, of anybody'] = await timesOf(web, '/', usual);
  const mostOften = [await cookieOf(services, web, shop.programId, most)];
  for (const { name, path } of PORTAL_SCREENS) {
    pages[`${name}, of a customer with ${purchases} purchases`] = await timesOf(web, path, mostOften);
  }
  pages['overview of the console'] = await timesOf(web, '/admin', [
    await cookieOf(services, web, shop.programId, admin),
  ]);
  return pages;
}

async function timesOf({ url }: WebProcess, path: string, cookies: readonly string[]): Promise<PageTimes> {
  const times: number[] = [];
  for (let index = 0; index < WARM_UP + ASKED; index += 1) {
    const started = performance.now();
    const response = await fetch(url + path, {
      headers: { cookie: cookies[index % cookies.length] ?? '' },
      redirect: 'manual',
    });
    await response.arrayBuffer();
    if (response.status !== 200)
      throw new Error(`${path} answered ${response.status} ${response.headers.get('location')}`);
    if (index >= WARM_UP) times.push(performance.now() - started);
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

/** Customers who can still sign in. */
async function someOf(sql: Sql, programId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from users where program_id = ${programId} and role = 'customer' and anonymised_at is null
     order by id limit ${CUSTOMERS}`;
  return rows.map(({ id }) => id);
}

async function busiestIn(sql: Sql, programId: string): Promise<{ id: string; purchases: number }> {
  const [row] = await sql<{ id: string; purchases: number }[]>`
    select user_id as id, count(*)::int as purchases from purchases
      join users on users.id = user_id and anonymised_at is null
     where purchases.program_id = ${programId} group by user_id order by purchases desc limit 1`;
  if (!row) throw new Error('nobody bought anything');
  return row;
}

async function addAdmin(sql: Sql, programId: string): Promise<string> {
  const id = newId();
  await sql`insert into users (id, program_id, role, email, name) values (${id}, ${programId}, 'admin', 'bench@example.com', 'Bench')`;
  return id;
}

/** The cookie of a session of this person's, opened without a password. */
async function cookieOf({ sql }: Services, web: WebProcess, programId: string, userId: string): Promise<string> {
  const sessionId = newId();
  const expiresAt = new Date(Date.now() + SESSION_ABSOLUTE_MS).toISOString();
  await sql`
    insert into sessions (id, program_id, user_id, created_at, last_seen_at, confirmed_at, expires_at)
    values (${sessionId}, ${programId}, ${userId}, now(), now(), now(), ${expiresAt})`;
  const token = await encode({ token: { sessionId }, secret: web.authSecret });
  return `${sessionCookie(web.url).name}=${token}`;
}
