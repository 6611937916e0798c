import { createServer, type Socket } from 'node:net';

const LINE_END = '\r\n';
const DATA_END = '\r\n.\r\n';

export type Received = { readonly commands: string[]; readonly data: string };

/**
 * A mail server that speaks as much SMTP as it takes. `answer` decides what a recipient is told; null: nothing, ever.
 */
export async function mailServer(answer: (command: string) => string | null = () => '250 ok') {
  const received: Received[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    serve(socket, answer, received);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function serve(socket: Socket, answer: (command: string) => string | null, received: Received[]): void {
  const commands: string[] = [];
  let waiting = '';
  let end = LINE_END;
  const say = (line: string) => socket.write(`${line}${LINE_END}`);
  const hear = (part: string): string | null => {
    if (end === LINE_END) {
      commands.push(part);
      return replyTo(part, answer);
    }
    received.push({ commands, data: part });
    return '250 taken';
  };
  socket.on('error', () => undefined);
  say('220 mail.example');
  socket.on('data', (chunk) => {
    waiting += chunk.toString();
    for (let at = waiting.indexOf(end); at >= 0; at = waiting.indexOf(end)) {
      const part = waiting.slice(0, at);
      waiting = waiting.slice(at + end.length);
      const reply = hear(part);
      end = reply?.startsWith('354') ? DATA_END : LINE_END;
      if (reply !== null) say(reply);
    }
  });
}

function replyTo(command: string, answer: (command: string) => string | null): string | null {
  if (/^RCPT/i.test(command)) return answer(command);
  return /^DATA/i.test(command) ? '354 go on' : '250 ok';
}
