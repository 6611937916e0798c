import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import type { LiveEvent, LiveMessage } from '../contract.ts';

const PATIENCE_MS = 15_000;

export type Listener = {
  readonly messages: LiveMessage[];
  readonly events: () => LiveEvent[];
  /** Waits until so many messages of a kind came. */
  readonly heard: (kind: LiveMessage['kind'], count: number) => Promise<void>;
  /** How the stream ended: `undefined` when its reader left. */
  readonly ended: Promise<unknown>;
  readonly leave: () => void;
};

/** Reads a stream to its end, as a page would; at the latest it leaves when the test ends. */
export function listenTo(open: (signal: AbortSignal) => AsyncGenerator<LiveMessage>): Listener {
  const leaving = new AbortController();
  const messages: LiveMessage[] = [];
  const read = async () => {
    for await (const message of open(leaving.signal)) messages.push(message);
  };
  onTestFinished(() => leaving.abort());
  return {
    messages,
    events: () => messages.flatMap((message) => (message.kind === 'event' ? [message.event] : [])),
    heard: async (kind, count) => {
      const deadline = Date.now() + PATIENCE_MS;
      while (messages.filter((message) => message.kind === kind).length < count) {
        if (Date.now() > deadline) expect.fail(`${count} of ${kind} were not heard in time`);
        await delay(10);
      }
    },
    ended: read().catch((error: unknown) => error),
    leave: () => leaving.abort(),
  };
}
