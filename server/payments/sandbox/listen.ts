import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call as it came in. `body` is undefined when it was no JSON. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly bearer: string | null;
  readonly idempotencyKey: string | null;
  readonly text: string;
  readonly body: unknown;
};

export type Answer = {
  readonly status: number;
  readonly body?: object;
  /** Sent as it is, in place of a JSON body. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers only after this many milliseconds. */
  readonly afterMs?: number;
  /** No answer at all: the connection is left open, or torn in the middle of one. */
  readonly instead?: 'silence' | 'reset';
};

export type Listening = { readonly url: string; readonly close: () => Promise<void> };

const LONGEST_BODY = 64 * 1024;
const TOO_LARGE: Answer = { status: 413, body: { error: { code: 'too_large', message: 'the body is too large' } } };

/** Listens on this machine alone. Closing ends every connection, also those that are kept waiting. */
export async function listenForCalls(port: number, answer: (asked: Asked) => Promise<Answer>): Promise<Listening> {
  const server = createServer((request, response) => {
    void serve(request, response, answer).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => closed(server),
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function serve(request: IncomingMessage, response: ServerResponse, answer: (asked: Asked) => Promise<Answer>) {
  const text = await textOf(request);
  if (text === null) return send(response, TOO_LARGE);
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const { headers, method = 'GET' } = request;
  const [, bearer = null] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? [];
  const idempotencyKey = headers['idempotency-key'];
  const asked = { method, path: url.pathname, query: url.searchParams, headers, bearer, text, body: parsed(text) };
  const key = typeof idempotencyKey === 'string' ? idempotencyKey : null;
  const found = await answer({ ...asked, idempotencyKey: key });
  if (found.afterMs === undefined) return send(response, found);
  const timer = setTimeout(() => send(response, found), found.afterMs);
  response.once('close', () => clearTimeout(timer));
}

function send(response: ServerResponse, { status, body, text, headers, instead }: Answer): void {
  if (instead === 'reset') tear(response);
  if (instead !== undefined) return;
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(text ?? JSON.stringify(body ?? {}));
}

/** The caller gets the beginning of an answer, then a reset. */
function tear(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '512' });
  response.write('{"id":"po_', () => response.socket?.resetAndDestroy());
}

async function textOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > LONGEST_BODY) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
