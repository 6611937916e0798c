import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveEvent } from '#server/live/contract.ts';
import { LiveConnection, type StreamHandlers } from './live-connection.ts';

const event = (id: string): LiveEvent => ({
  id,
  type: 'badge.unlocked',
  userId: 'ada',
  subjectId: null,
  data: {},
  at: new Date(0),
});

type Opened = { readonly behind: string | null; readonly handlers: StreamHandlers; isClosed: boolean };

function aTab() {
  const opened: Opened[] = [];
  const connection = new LiveConnection((behind, handlers) => {
    const stream: Opened = { behind, handlers, isClosed: false };
    opened.push(stream);
    return () => {
      stream.isClosed = true;
    };
  });
  const told: string[] = [];
  const stop = connection.listen({ onEvent: ({ id }) => told.push(id), onRefresh: () => told.push('refresh') });
  const latest = (): Opened => {
    const stream = opened.at(-1);
    if (!stream) throw new Error('no stream was opened');
    return stream;
  };
  const hear = (id: string) => latest().handlers.onMessage({ kind: 'event', id, event: event(id) });
  return { connection, opened, told, stop, latest, hear };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the stream of a tab', () => {
  it('is one, however many parts of the page listen, and is closed with the last of them', () => {
    const { connection, opened, stop, latest } = aTab();
    const stopOther = connection.listen({});
    expect(opened).toHaveLength(1);
    stop();
    expect(latest().isClosed).toBe(false);
    stopOther();
    expect(latest().isClosed).toBe(true);
  });

  it('is live once it stands', () => {
    const { connection, latest } = aTab();
    expect(connection.status()).toBe('connecting');
    latest().handlers.onOpen();
    expect(connection.status()).toBe('live');
  });

  it('tells of an event once, however often it comes', () => {
    const { told, hear } = aTab();
    for (const id of ['a', 'b', 'a']) hear(id);
    expect(told).toEqual(['a', 'b']);
  });

  it('tells a part of the page that wakes late what came a moment before, and nothing older', () => {
    const { connection, hear } = aTab();
    hear('long ago');
    vi.advanceTimersByTime(15_001);
    hear('a moment ago');
    const late: string[] = [];
    connection.listen({ onEvent: ({ id }) => late.push(id) });
    hear('now');
    expect(late).toEqual(['a moment ago', 'now']);
  });

  it('tells to read anew when more happened', () => {
    const { told, latest } = aTab();
    latest().handlers.onMessage({ kind: 'refresh', id: 'z' });
    expect(told).toEqual(['refresh']);
  });
});

describe('a stream that broke', () => {
  it('is opened again behind what came last, each time a little later', () => {
    const { connection, opened, hear, latest } = aTab();
    latest().handlers.onOpen();
    hear('a');
    latest().handlers.onEnd('broken');
    expect(connection.status()).toBe('reconnecting');
    vi.advanceTimersByTime(1_000);
    expect(opened.map(({ behind }) => behind)).toEqual([null, 'a']);
    latest().handlers.onEnd('broken');
    vi.advanceTimersByTime(999);
    expect(opened).toHaveLength(2);
    vi.advanceTimersByTime(1_001);
    expect(opened).toHaveLength(3);
  });

  it('because the person is signed out, is left alone', () => {
    const { connection, opened, latest } = aTab();
    latest().handlers.onEnd('signed_out');
    vi.advanceTimersByTime(3_600_000);
    expect(opened).toHaveLength(1);
    expect(connection.status()).toBe('paused');
  });

  it('because too many were open, is tried again after half a minute', () => {
    const { connection, opened, latest } = aTab();
    latest().handlers.onEnd('too_many');
    expect(connection.status()).toBe('paused');
    vi.advanceTimersByTime(30_000);
    expect(opened).toHaveLength(2);
  });
});

describe('a page out of sight', () => {
  it('gives its stream up after a while, and goes on where it was when it is seen again', () => {
    const { connection, opened, hear, latest } = aTab();
    latest().handlers.onOpen();
    hear('a');
    connection.setSeen(false);
    vi.advanceTimersByTime(19_999);
    expect(latest().isClosed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(latest().isClosed).toBe(true);
    expect(connection.status()).toBe('paused');
    connection.setSeen(true);
    expect(opened.at(-1)?.behind).toBe('a');
  });

  it('keeps its stream when it is back soon', () => {
    const { connection, opened, latest } = aTab();
    connection.setSeen(false);
    vi.advanceTimersByTime(5_000);
    connection.setSeen(true);
    vi.advanceTimersByTime(60_000);
    expect([opened.length, latest().isClosed]).toEqual([1, false]);
  });
});
