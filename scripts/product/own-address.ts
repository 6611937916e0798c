import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** Node tells of each request here, with its headers read and before anybody answers it. */
const REQUESTS = 'http.server.request.start';
/** What only a proxy can know of a caller. Anybody may write them. */
const WORD_OF_PROXIES = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'forwarded'];
/** Means nothing as an escape, so that it is refused as every path that cannot be read. */
const UNREADABLE = '/api/%';

/**
 * From now on, every request this process serves carries as `X-Forwarded-For` the address its connection comes from, whatever
 * the caller says. Behind a trusted proxy that header, and what else the proxy tells, is left as it came.
 * @returns takes it back
 */
export function tellOwnAddresses(isProxyTrusted: boolean): () => void {
  const hear = (message: unknown) => {
    const { request } = message as { request: IncomingMessage };
    if (!isProxyTrusted) for (const name of WORD_OF_PROXIES) delete request.headers[name];
    request.headers['x-forwarded-for'] ??= plain(request.socket.remoteAddress ?? '');
    if (!isPlace(request.url ?? '')) request.url = UNREADABLE;
  };
  subscribe(REQUESTS, hear);
  return () => void unsubscribe(REQUESTS, hear);
}

/** The same caller has one address, whichever way the socket listens. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}

/** A path, or a whole address. `*` asks for the server itself, which the web framework does not understand. */
function isPlace(url: string): boolean {
  return url.startsWith('/') || /^https?:\/\//i.test(url);
}
