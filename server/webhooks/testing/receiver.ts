import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

export type Received = { readonly headers: Record<string, string>; readonly body: string; readonly path: string };
type Answering = (response: ServerResponse, received: Received) => void;

/** A partner's machine on this one: keeps what it gets, and answers as it is told (204 when it is told nothing). */
export type Receiver = {
  readonly url: string;
  readonly port: number;
  readonly received: Received[];
  answer: Answering;
};

/** Listens on a free port until the test file ends. */
export async function aReceiver(answer: Answering = (response) => response.writeHead(204).end()): Promise<Receiver> {
  const receiver = { url: '', port: 0, received: [] as Received[], answer };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const received = { headers: request.headers as Record<string, string>, body, path: request.url ?? '' };
      receiver.received.push(received);
      receiver.answer(response, received);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.port = (server.address() as AddressInfo).port;
  receiver.url = `http://127.0.0.1:${receiver.port}/hooks`;
  afterAll(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return receiver;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
