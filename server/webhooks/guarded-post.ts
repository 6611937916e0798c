import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { hostOf, isPublicAddress, urlFault } from './public-addresses.ts';
import { ANSWER_MS, type CallResult } from './rules.ts';

/** A call of a receiver. `allowPrivate`: the program's setting for development. */
export type Call = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly allowPrivate: boolean;
};

export type Post = (call: Call) => Promise<CallResult>;

const MOST_READ_BYTES = 64 * 1_024;
const EXCERPT_CHARACTERS = 1_000;
const RESOLVE_MS = 2_000;
const NON_PUBLIC = 'ERR_NON_PUBLIC_ADDRESS';

class NonPublicAddress extends Error {
  readonly code = NON_PUBLIC;

  constructor(host: string) {
    super(`${host} is not a public address`);
  }
}

/**
 * Makes the only way the house calls addresses that somebody else chose. A connection is opened only to the very addresses
 * that were found public, so a name that resolves to something else the next time gains nothing. Redirects are not followed,
 * no proxy is used, the answer has ten seconds, and at most 64 KB of it are read.
 * @param lookup how names are resolved; the system's way when absent
 */
export function guardedPost(lookup: LookupFunction = systemLookup, answerMs = ANSWER_MS): Post {
  return (call) => {
    const fault = urlFault(call.url, call.allowPrivate);
    if (fault) return Promise.resolve({ kind: 'blocked', error: `the address ${fault}` });
    return posted(call, call.allowPrivate ? lookup : publicOnly(lookup), answerMs);
  };
}

/**
 * True unless the name resolves to an address that is not public. One that does not resolve yet, or not within two seconds,
 * may do so later.
 */
export function resolvesPublicly(url: URL, lookup: LookupFunction = systemLookup): Promise<boolean> {
  const host = hostOf(url);
  if (isIP(host)) return Promise.resolve(isPublicAddress(host));
  return new Promise((resolve) => {
    setTimeout(() => resolve(true), RESOLVE_MS).unref();
    publicOnly(lookup)(host, { all: true }, (error) => resolve(error?.code !== NON_PUBLIC));
  });
}

function publicOnly(lookup: LookupFunction): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      const first = error ? undefined : publicAddresses(found)[0];
      if (!first) return callback(error ?? new NonPublicAddress(host), [], 0);
      return options.all ? callback(null, publicAddresses(found)) : callback(null, first.address, first.family);
    });
  };
}

/** None, when one of them is not public: nobody honest mixes them. */
function publicAddresses(found: string | LookupAddress[]): LookupAddress[] {
  const addresses = Array.isArray(found) ? found : [{ address: found, family: isIP(found) }];
  return addresses.every(({ address }) => isPublicAddress(address)) ? addresses : [];
}

function posted({ url, headers, body }: Call, lookup: LookupFunction, answerMs: number): Promise<CallResult> {
  const isHttps = url.startsWith('https:');
  const agent = isHttps ? new HttpsAgent({ lookup }) : new HttpAgent({ lookup });
  const options = {
    agent,
    lookup,
    method: 'POST',
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' },
    signal: AbortSignal.timeout(answerMs),
  };
  return new Promise((resolve) => {
    const request = isHttps ? httpsRequest(url, options) : httpRequest(url, options);
    let hasResponse = false;
    request.on('error', (error) => {
      if (!hasResponse) resolve(failure(error));
    });
    request.on('close', () => {
      if (!hasResponse) resolve({ kind: 'unreachable', error: 'the connection was closed without an answer' });
    });
    request.on('response', (response) => {
      hasResponse = true;
      readBeginning(response, (excerpt) => {
        request.destroy();
        const retryAfter = response.headers['retry-after'] ?? null;
        resolve({ kind: 'answered', status: response.statusCode ?? 0, retryAfter, excerpt });
      });
    });
    request.end(body);
  });
}

/** The status is the answer; whatever happens to the body after it changes nothing. */
function readBeginning(response: IncomingMessage, done: (excerpt: string) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const finish = () => done(excerptOf(Buffer.concat(chunks).subarray(0, MOST_READ_BYTES)));
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MOST_READ_BYTES) finish();
  });
  for (const ending of ['end', 'error', 'close']) response.on(ending, finish);
}

/** The database takes neither NUL nor half a character. */
function excerptOf(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll('\0', '').slice(0, EXCERPT_CHARACTERS).toWellFormed();
}

function failure(error: Error & { readonly code?: string }): CallResult {
  if (error.code === NON_PUBLIC) return { kind: 'blocked', error: error.message };
  if (error.name === 'AbortError' || error.name === 'TimeoutError') {
    return { kind: 'unreachable', error: 'no answer in time' };
  }
  return { kind: 'unreachable', error: (error.code ?? error.message).slice(0, EXCERPT_CHARACTERS) };
}
