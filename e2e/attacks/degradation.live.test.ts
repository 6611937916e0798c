import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { freePort } from '#db/embedded/port.ts';
import { type KeptProcess, keepRunning } from '#scripts/product/processes.ts';
import { childEnvironment, untilAnswers, webCommand } from '#scripts/product/product.ts';
import { aLiveProgram, aToken, call, cookieOf, live, partner, type Reply, send, sql } from './stage.ts';

/** A way to the database that can be cut, or left open without anything coming through. */
class Cable {
  mode: 'open' | 'cut' | 'silent' = 'open';
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((near) => this.#join(near));

  async open(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  become(mode: Cable['mode']): void {
    this.mode = mode;
    for (const socket of this.#sockets) {
      if (mode === 'cut') socket.destroy();
      if (mode === 'silent') socket.unpipe();
    }
  }

  close(): void {
    this.become('cut');
    this.#server.close();
  }

  #join(near: Socket): void {
    this.#keep(near);
    if (this.mode === 'cut') near.destroy();
    if (this.mode !== 'open') return;
    const { hostname, port } = new URL(live.databaseUrl);
    const far = connect({ host: hostname, port: Number(port) });
    this.#keep(far);
    near.pipe(far).pipe(near);
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#sockets.delete(socket));
  }
}

const cable = new Cable();
let web: string;
let kept: KeptProcess;
let token: string;
let cookie: string;
const said: string[] = [];

beforeAll(async () => {
  const url = new URL(live.databaseUrl);
  url.port = String(await cable.open());
  const port = await freePort();
  web = `http://localhost:${port}`;
  const env = childEnvironment({ ...live.environment, DATABASE_URL: url.href }, port);
  kept = keepRunning({ name: 'web', command: webCommand(port), cwd: process.cwd(), env }, (line) => said.push(line));
  await untilAnswers(`${web}/api/health/live`);
  const { id, admin } = await aLiveProgram();
  token = (await aToken(id)).token;
  cookie = await cookieOf(admin);
  await expectWell();
});
afterAll(async () => {
  cable.close();
  await kept.stop(5_000);
});

async function expectWell(): Promise<void> {
  const answers = async () => [
    (await partner('GET', '/customers', { token, web })).status,
    (await call('profile.view', { type: 'query', cookie, web })).status,
  ];
  await vi.waitFor(async () => expect(await answers()).toEqual([200, 200]), { timeout: 20_000, interval: 200 });
}

async function inTime(work: Promise<Reply>): Promise<Reply> {
  const started = performance.now();
  const reply = await work;
  // Two seconds by the promise, and one for a machine that does other things as well.
  expect(performance.now() - started).toBeLessThan(3_000);
  return reply;
}

describe.each(['cut', 'silent'] as const)('while the way to the database is %s', (mode) => {
  it('every door says so in two seconds, and when to come back; then all is well again', {
    timeout: 60_000,
  }, async () => {
    onTestFinished(() => cable.become('open'));
    cable.become(mode);
    const form = { 'content-type': 'application/x-www-form-urlencoded', cookie };
    const replies = [
      await inTime(partner('GET', '/customers', { token, web })),
      await inTime(partner('POST', '/purchases', { token, web, body: {} })),
      await inTime(call('profile.view', { type: 'query', cookie, web })),
      await inTime(call('account.forgot', { input: { email: 'a@example.com' }, web })),
      await inTime(
        send(`${web}/api/auth/callback/credentials`, { method: 'POST', headers: form, body: 'email=a%40example.com' }),
      ),
      await inTime(send(`${web}/api/health/ready`)),
    ].filter(({ status }) => status !== 302 && status !== 200);
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 503));
    expect(replies.length).toBeGreaterThan(4);
    for (const { headers } of replies) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await inTime(send(`${web}/api/health/live`))).status).toBe(200);
    const page = await send(`${web}/admin`, { headers: { cookie } });
    expect(page.text).not.toMatch(/ECONN|postgres|password/);
    cable.become('cut');
    cable.become('open');
    await expectWell();
  });
});

describe('a web process that is asked to end', () => {
  it('answers what it has begun, and ends', { timeout: 60_000 }, async () => {
    const lock = await sql.reserve();
    await lock`begin`;
    await lock`lock table purchases in exclusive mode`;
    const order = { orderId: 'drained', customer: { externalId: 'drained' }, amount: 1, currency: 'NGN' };
    const begun = partner('POST', '/purchases', { token, web, body: order });
    await vi.waitFor(
      async () => {
        const [row] =
          await sql`select count(*)::int as waiting from pg_stat_activity where wait_event_type = 'Lock' and query like '%purchases%'`;
        expect(Number(row?.waiting)).toBeGreaterThan(0);
      },
      { timeout: 10_000, interval: 50 },
    );
    const ended = kept.stop(30_000);
    await lock`commit`;
    lock.release();
    expect((await begun).status).toBe(201);
    await ended;
    await expect(send(`${web}/api/health/live`)).rejects.toThrow();
    expect(said.join('\n')).not.toMatch(/unhandled|ended unexpectedly/i);
  });
});
