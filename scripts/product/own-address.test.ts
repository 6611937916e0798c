import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tellOwnAddresses } from './own-address.ts';

const server = createServer(({ url, headers }, response) => {
  const { 'x-forwarded-for': address, 'x-forwarded-proto': protocol, forwarded } = headers;
  response.end(JSON.stringify({ url, address, protocol, forwarded }));
});
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

const SAID = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'gopher', forwarded: 'for=203.0.113.7' };

async function heard(isProxyTrusted: boolean, headers: Record<string, string>, path = '/a'): Promise<unknown> {
  const takeBack = tellOwnAddresses(isProxyTrusted);
  try {
    const { port } = server.address() as AddressInfo;
    const asked = request({ host: '127.0.0.1', port, path, headers, agent: false }).end();
    const [answer] = await once(asked, 'response');
    return JSON.parse((await answer.toArray()).join(''));
  } finally {
    takeBack();
  }
}

describe('the address of a caller', () => {
  it('is that of the connection, whatever the caller says', async () => {
    expect(await heard(false, SAID)).toEqual({ url: '/a', address: '127.0.0.1' });
    expect(await heard(false, {})).toEqual({ url: '/a', address: '127.0.0.1' });
  });

  it('is what a trusted proxy says, and that of the connection where it says nothing', async () => {
    const told = { address: '203.0.113.7', protocol: 'gopher', forwarded: 'for=203.0.113.7' };
    expect(await heard(true, SAID)).toEqual({ url: '/a', ...told });
    expect(await heard(true, {})).toEqual({ url: '/a', address: '127.0.0.1' });
  });
});

describe('what a caller asks for', () => {
  it('is a path, or a whole address; anything else cannot be read', async () => {
    expect(await heard(false, {}, '*')).toMatchObject({ url: '/api/%' });
    expect(await heard(false, {}, 'http://laurel.example/a')).toMatchObject({ url: 'http://laurel.example/a' });
  });
});
