import { describe, expect, it } from 'vitest';
import { isPublicAddress, urlFault } from './public-addresses.ts';

describe('a public address', () => {
  it('is one that anybody on the internet can have', () => {
    for (const address of ['8.8.8.8', '93.184.216.34', '172.15.255.255', '172.32.0.1', '2606:4700::1111', '2a00::1']) {
      expect([address, isPublicAddress(address)]).toEqual([address, true]);
    }
  });

  it.each([
    ['this machine', ['127.0.0.1', '127.255.255.254', '::1', '0.0.0.0', '0.1.2.3', '::']],
    ['private networks', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd00:ec2::254']],
    ['the link', ['169.254.0.1', '169.254.169.254', 'fe80::1', 'fec0::1']],
    ['carriers', ['100.64.0.1', '100.100.100.200', '100.127.255.255']],
    ['many at once', ['224.0.0.1', '239.255.255.250', '255.255.255.255', 'ff02::1']],
    ['documents, tests and the reserved', ['192.0.2.1', '198.51.100.1', '203.0.113.9', '198.18.0.1', '192.0.0.8']],
    ['the reserved', ['240.0.0.1', '2001:db8::1', '100::1', '4000::1', 'e000::1']],
    ['IPv4 in IPv6', ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', '::ffff:0:127.0.0.1']],
    ['translations and tunnels', ['64:ff9b::7f00:1', '64:ff9b:1::7f00:1', '2002:7f00:1::', '2001:0:7f00:1::1']],
    ['the control address of a cloud', ['168.63.129.16']],
    ['no address at all', ['', 'localhost', '1.2.3.4.5', 'g::1', '8.8.8.8/8']],
  ])('is never one of %s', (_what, addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });
});

describe('the address of a receiver', () => {
  const faults = (urls: readonly string[], allowPrivate = false) => urls.map((url) => urlFault(url, allowPrivate));

  it('is https to a public host', () => {
    const fine = ['https://shop.example.com/hooks?a=1', 'https://8.8.8.8/', 'https://example.com:8443/x'];
    expect(faults([...fine, 'https://[2606:4700::1111]/'])).toEqual([null, null, null, null]);
  });

  it.each([
    ['must begin with https://', ['http://example.com/', 'ftp://example.com/', 'file:///etc/passwd', 'javascript:1']],
    ['must be a URL', ['', 'example.com', '//example.com', 'https://', 'https://exa mple.com/', 'https://1.2.3.999/']],
    ['must be a URL', [`https://example.com/${'a'.repeat(2_048)}`]],
    ['must not contain a user name or a password', ['https://me@example.com/', 'https://me:it@example.com/']],
    ['must not contain a fragment', ['https://example.com/#here']],
    ['must use port 443, or one from 1024 on', ['https://example.com:22/', 'https://example.com:25/']],
    ['must be a public address', ['https://localhost/', 'https://a.LOCALHOST/', 'https://localhost./']],
    ['must be a public address', ['https://router.local/', 'https://metadata.google.internal/', 'https://intranet/']],
    [
      'must be a public address',
      ['https://127.0.0.1/', 'https://2130706433/', 'https://0x7f.1/', 'https://0177.0.0.1/'],
    ],
    [
      'must be a public address',
      ['https://127.1/', 'https://127.0.0.1./', 'https://①②⑦.0.0.1/', 'https://169.254.169.254/'],
    ],
    ['must be a public address', ['https://[::1]/', 'https://[::ffff:127.0.0.1]/', 'https://[::ffff:7f00:1]/']],
    ['must be a public address', ['https://[fe80::1]/', 'https://[64:ff9b::a00:1]/', 'https://10.0.0.1:8443/']],
  ])('%s: %j', (fault, urls) => {
    expect(faults(urls)).toEqual(urls.map(() => fault));
  });

  it('may be anything reachable by http while a program is in development, but never another protocol', () => {
    expect(faults(['http://127.0.0.1:3000/', 'https://localhost/', 'http://10.0.0.1:80/'], true)).toEqual([
      null,
      null,
      null,
    ]);
    expect(faults(['ftp://127.0.0.1/', 'http://me@localhost/'], true)).toEqual([
      expect.any(String),
      expect.any(String),
    ]);
  });
});
