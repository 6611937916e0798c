import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { fingerprint } from './database.ts';
import { aLiveProgram, aToken, first, partner } from './stage.ts';

const PATIENCE_MS = 10_000;
const { hostname, port } = new URL(first);

let token: string;
beforeAll(async () => {
  token = (await aToken((await aLiveProgram()).id)).token;
});

/** Writes bytes as they are and closes; the first status that comes back, 0 when the connection was just closed. */
function say(...parts: (string | Buffer)[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    let heard = '';
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`no answer to ${String(parts[0]).slice(0, 200)}`));
    }, PATIENCE_MS);
    const done = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? 0));
    };
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
      if (/^HTTP\/1\.1 (?!1\d\d)\d{3}/.test(heard)) done();
    });
    socket.on('close', done);
    socket.on('error', done);
    for (const part of parts) socket.write(part);
    socket.end();
  });
}

const ORDER = '{"orderId":"wire","customer":{"externalId":"wire"},"amount":1,"currency":"NGN"}';
const head = (lines: readonly string[], line = 'POST /api/v1/purchases HTTP/1.1') =>
  `${[line, `Host: ${hostname}:${port}`, `Authorization: Bearer ${token}`, 'Connection: close', ...lines].join('\r\n')}\r\n\r\n`;
const JSON_TYPE = 'Content-Type: application/json';
const ofLength = (body: string | Buffer) => `Content-Length: ${Buffer.byteLength(body)}`;
const post = (body: string | Buffer, ...lines: string[]) => say(head([JSON_TYPE, ofLength(body), ...lines]), body);
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

type Attack = readonly [what: string, attack: () => Promise<number>];

const BODIES: Attack[] = [
  ['a body shorter than it says', () => say(head([JSON_TYPE, 'Content-Length: 5000']), ORDER)],
  ['a body longer than it says', () => say(head([JSON_TYPE, 'Content-Length: 10']), ORDER)],
  ['a negative length', () => say(head([JSON_TYPE, 'Content-Length: -1']), ORDER)],
  ['a length that is no number', () => say(head([JSON_TYPE, 'Content-Length: 1e3']), ORDER)],
  ['a length of 10 GiB', () => say(head([JSON_TYPE, 'Content-Length: 10737418240']), ORDER)],
  ['two lengths', () => post(ORDER, 'Content-Length: 3')],
  ['a length and pieces at once', () => post(ORDER, 'Transfer-Encoding: chunked')],
  ['pieces of a wrong size', () => say(head([JSON_TYPE, 'Transfer-Encoding: chunked']), 'zz\r\n{}\r\n0\r\n\r\n')],
  ['pieces that never end', () => say(head([JSON_TYPE, 'Transfer-Encoding: chunked']), chunk('{"a":'))],
  [
    'pieces of 2 MiB in all',
    () =>
      say(
        head([JSON_TYPE, 'Transfer-Encoding: chunked']),
        ...Array.from({ length: 64 }, () => chunk(' '.repeat(32_768))),
        '0\r\n\r\n',
      ),
  ],
  ['an encoding nobody knows', () => say(head([JSON_TYPE, 'Transfer-Encoding: rot13']), ORDER)],
  ['UTF-16', () => post(Buffer.from(`\ufeff${ORDER}`, 'utf16le'))],
  ['a byte order mark and half a text', () => post(Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x22]))],
  ['overlong UTF-8', () => post(Buffer.from([0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d]))],
  ['gzip', () => post(Buffer.from('1f8b0800000000000003', 'hex'), 'Content-Encoding: gzip')],
  ['a hundred thousand brackets', () => post('['.repeat(100_000))],
  ['a number of a million digits', () => post(`{"amount":${'9'.repeat(1_000_000)}}`)],
  ['a hundred thousand fields', () => post(`{${Array.from({ length: 60_000 }, (_, n) => `"k${n}":1`).join(',')}}`)],
];

const HEADERS: Attack[] = [
  ['a header of 100 KiB', () => post(ORDER, `X-Long: ${'x'.repeat(100_000)}`)],
  ['two thousand and more headers', () => post(ORDER, ...Array.from({ length: 2_500 }, (_, n) => `X-${n}: 1`))],
  ['two tokens', () => say(head([`Authorization: Bearer ${token}x`, JSON_TYPE, 'Content-Length: 0']))],
  ['a token of 60 KiB', () => say(head([]).replace(token, 'x'.repeat(10_000)))],
  ['no host', () => say('GET /api/v1/customers HTTP/1.1\r\nConnection: close\r\n\r\n')],
  ['a host of somebody else', () => say(`GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)],
  ['a host that is none', () => say(`GET / HTTP/1.1\r\nHost: ]:[/\\\r\nConnection: close\r\n\r\n`)],
  [
    'forwarding nonsense',
    () =>
      post(
        ORDER.replace('1,', '"x",'),
        'X-Forwarded-Host: ]][',
        'X-Forwarded-Proto: gopher',
        'X-Forwarded-For: \x01,,,',
      ),
  ],
  ['a header with a line end', () => post(ORDER.replace('1,', '"x",'), 'X-Odd: a\rb')],
  ['a header with NUL', () => post(ORDER.replace('1,', '"x",'), 'X-Odd: a\0b')],
  ['an odd key', () => post(ORDER.replace('1,', '"x",'), `Idempotency-Key: ${'\xff'.repeat(100)}`)],
  ['an odd request id', () => post(ORDER.replace('1,', '"x",'), 'X-Request-Id: <script>')],
  ['an odd cookie', () => say(head(['Cookie: laurel.session=%; ; =; a'], 'GET / HTTP/1.1'))],
  [
    'a cookie of many parts',
    () => say(head([`Cookie: ${'laurel.session.0=x; '.repeat(300)}`], 'GET /profile HTTP/1.1')),
  ],
  [
    'odd parts of a page',
    () => say(head(['RSC: 1', 'Next-Router-State-Tree: %5B', 'Next-Url: //x'], 'GET / HTTP/1.1')),
  ],
  [
    'an action nobody has',
    () =>
      say(head(['Next-Action: 00', 'Content-Type: text/plain', 'Content-Length: 2'], 'POST /sign-in HTTP/1.1'), '[]'),
  ],
  ['a subrequest', () => say(head(['x-middleware-subrequest: proxy:proxy:proxy:proxy:proxy'], 'GET /admin HTTP/1.1'))],
];

const LINES: Attack[] = [
  ...['TRACE', 'CONNECT', 'PROPFIND', 'BREW', 'get', ''].map(
    (method): Attack => [`the method ${method}`, () => say(head([], `${method} /api/v1/customers HTTP/1.1`))],
  ),
  ...[
    'http://169.254.169.254/',
    '//evil.example/%2f..',
    '/api/v1/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/api/v1/%',
    '/api/v1/purchases?%',
    '/\\evil',
    '/_next/image?url=http://127.0.0.1:1/&w=64&q=1',
    '/_next/../package.json',
    `/${'a/'.repeat(4_000)}`,
    'no-slash',
    '*',
  ].map((place): Attack => [`the path ${place.slice(0, 40)}`, () => say(head([], `GET ${place} HTTP/1.1`))]),
  ['no HTTP at all', () => say(Buffer.from('160301020001000100', 'hex'))],
  ['HTTP/0.9', () => say('GET /\r\n\r\n')],
  ['HTTP/3.0', () => say(head([], 'GET / HTTP/3.0'))],
];

describe('bytes that no client would send', () => {
  it.each([...BODIES, ...HEADERS, ...LINES])(
    '%s: answered in time, not by a fault of ours, and nothing is written',
    async (what, attack) => {
      const before = await fingerprint();
      const status = await attack();
      expect([what, status < 500 || status === 501 || status === 505]).toEqual([what, true]);
      const isRefused = status === 0 || status >= 400;
      expect(isRefused ? await fingerprint() : before).toEqual(before);
    },
  );

  it('leave the process well', async () => {
    expect((await partner('GET', '/customers', { token })).status).toBe(200);
  });
});
