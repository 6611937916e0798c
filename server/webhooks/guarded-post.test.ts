import { lookup as systemLookup } from 'node:dns';
import type { AddressInfo } from 'node:net';
import { createServer, type LookupFunction } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { guardedPost, resolvesPublicly } from './guarded-post.ts';
import { aReceiver } from './testing/receiver.ts';

const HASTY_MS = 400;
const call = { headers: { 'content-type': 'application/json' }, body: '{}', allowPrivate: true };

/** Counts whoever opens a connection, and says nothing. */
let visitors = 0;
const door = createServer((socket) => {
  visitors += 1;
  socket.destroy();
});
await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
afterAll(() => new Promise((resolve) => door.close(resolve)));
const { port } = door.address() as AddressInfo;
const url = `https://shop.example.com:${port}/hooks`;

/** A name server that answers each question with the next of these, then with the last. */
function nameServer(...answers: readonly (readonly string[])[]) {
  let asked = 0;
  const lookup: LookupFunction = (_host, _options, callback) => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { lookup, asked: () => asked };
}

describe('calling an address that somebody else chose', () => {
  it('opens no connection to a name that leads to a private address', async () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '169.254.169.254', '10.0.0.1', '100.64.0.1']) {
      const { lookup } = nameServer([address]);
      expect(await guardedPost(lookup, HASTY_MS)({ ...call, url, allowPrivate: false })).toEqual({
        kind: 'blocked',
        error: 'shop.example.com is not a public address',
      });
    }
    expect(visitors).toBe(0);
  });

  it('is not fooled by a name that was public when it was saved and is private when it is dialled', async () => {
    const { lookup, asked } = nameServer(['93.184.216.34'], ['127.0.0.1']);
    expect(await resolvesPublicly(new URL(url), lookup)).toBe(true);
    const result = await guardedPost(lookup, HASTY_MS)({ ...call, url, allowPrivate: false });
    expect(result).toMatchObject({ kind: 'blocked' });
    expect([asked(), visitors]).toEqual([2, 0]);
  });

  it('asks for the name once a call, so that there is no second answer to dial', async () => {
    const { lookup, asked } = nameServer(['127.0.0.1'], ['169.254.169.254']);
    const local = `http://shop.example.com:${port}/hooks`;
    expect(await guardedPost(lookup, HASTY_MS)({ ...call, url: local })).toMatchObject({ kind: 'unreachable' });
    expect([asked(), visitors]).toEqual([1, 1]);
  });

  it('trusts no answer in which public and private addresses are mixed', async () => {
    const { lookup } = nameServer(['93.184.216.34', '127.0.0.1']);
    const result = await guardedPost(lookup, HASTY_MS)({ ...call, url, allowPrivate: false });
    expect(result).toMatchObject({ kind: 'blocked' });
    expect(await resolvesPublicly(new URL(url), lookup)).toBe(false);
  });

  it('checks numbers too, which no name server is asked for, and plain http', async () => {
    const post = guardedPost(systemLookup, HASTY_MS);
    for (const odd of [`https://127.0.0.1:${port}/`, `https://[::1]:${port}/`, `http://8.8.8.8:${port}/`]) {
      expect(await post({ ...call, url: odd, allowPrivate: false })).toMatchObject({ kind: 'blocked' });
    }
    expect(await resolvesPublicly(new URL('https://127.0.0.1/'))).toBe(false);
  });

  it('lets a name be saved that does not resolve yet', async () => {
    const lookup: LookupFunction = (_host, _options, callback) => callback(new Error('ENOTFOUND'), [], 0);
    expect(await resolvesPublicly(new URL(url), lookup)).toBe(true);
  });
});

describe('what comes back', () => {
  const post = guardedPost(undefined, HASTY_MS);

  it('never leads on: a redirect is the answer', async () => {
    const target = await aReceiver();
    const receiver = await aReceiver((response) => response.writeHead(307, { location: target.url }).end());
    expect(await post({ ...call, url: receiver.url })).toMatchObject({ kind: 'answered', status: 307 });
    expect(target.received).toEqual([]);
  });

  it('is read up to 64 KB and kept up to a thousand characters, without what a database cannot hold', async () => {
    let sent = 0;
    const receiver = await aReceiver((response) => {
      response.writeHead(200);
      const chunk = `a\0${'é'.repeat(8_000)}`;
      const more = () => {
        sent += chunk.length;
        if (!response.destroyed) response.write(chunk, () => setImmediate(more));
      };
      more();
    });
    const result = await post({ ...call, url: receiver.url });
    expect(result).toMatchObject({ kind: 'answered', status: 200, excerpt: `a${'é'.repeat(999)}` });
    expect(sent).toBeLessThan(8 * 1_024 * 1_024);
  });

  it('counts by its status, even when the body drips for ever or breaks off', async () => {
    const receiver = await aReceiver((response) => response.writeHead(201).write('drip'));
    expect(await post({ ...call, url: receiver.url })).toMatchObject({ status: 201, excerpt: 'drip' });
    receiver.answer = (response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setImmediate(() => response.destroy());
    };
    expect(await post({ ...call, url: receiver.url })).toMatchObject({ kind: 'answered', status: 200 });
  });

  it('too late, too odd or not at all is no answer', async () => {
    const receiver = await aReceiver(() => undefined);
    const gone = `http://127.0.0.1:${port}/`;
    expect(await post({ ...call, url: receiver.url })).toEqual({ kind: 'unreachable', error: 'no answer in time' });
    expect(await post({ ...call, url: gone })).toMatchObject({ kind: 'unreachable' });
    receiver.answer = (response) =>
      response.socket?.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n');
    expect(await post({ ...call, url: receiver.url })).toMatchObject({ kind: 'unreachable' });
    receiver.answer = (response) => response.socket?.end('this is no HTTP\r\n\r\n');
    expect(await post({ ...call, url: receiver.url })).toMatchObject({ kind: 'unreachable' });
  });
});
