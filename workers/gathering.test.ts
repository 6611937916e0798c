import { describe, expect, it } from 'vitest';
import { gathering, type Pause, pauseFor } from './gathering.ts';

function recorder(): { readonly pauses: number[]; readonly pause: Pause } {
  const pauses: number[] = [];
  return { pauses, pause: async (ms) => void pauses.push(ms) };
}

const calm = { queue: 'loyalty', ids: 1, full: false } as const;

describe('gathering', () => {
  it('does the work before it waits, so the first job after a silence is not held up', async () => {
    const order: string[] = [];
    await gathering(
      calm,
      undefined,
      async () => void order.push('work'),
      async () => void order.push('pause'),
    );
    expect(order).toEqual(['work', 'pause']);
  });

  it('waits only for what is left of the time between two fetches', async () => {
    const { pauses, pause } = recorder();
    await gathering(calm, undefined, async () => undefined, pause);
    expect(pauses).toHaveLength(1);
    expect(pauses[0]).toBeGreaterThan(0);
    expect(pauses[0]).toBeLessThanOrEqual(60);
  });

  it('waits longer the more there is to gather, up to four times as long', async () => {
    const { pauses, pause } = recorder();
    for (const ids of [12, 24, 5_000]) await gathering({ ...calm, ids }, undefined, async () => undefined, pause);
    expect(pauses.map((ms) => Math.ceil(ms / 60))).toEqual([1, 2, 4]);
  });

  it('waits for nothing while there is a backlog', async () => {
    const { pauses, pause } = recorder();
    await gathering({ ...calm, ids: 500, full: true }, undefined, async () => undefined, pause);
    expect(pauses).toEqual([]);
  });

  it('never holds a webhook back', async () => {
    const { pauses, pause } = recorder();
    await gathering({ ...calm, queue: 'webhooks' }, undefined, async () => undefined, pause);
    expect(pauses).toEqual([]);
  });

  it('passes a failure on without waiting', async () => {
    const { pauses, pause } = recorder();
    const failing = gathering(calm, undefined, () => Promise.reject(new Error('no database')), pause);
    await expect(failing).rejects.toThrow('no database');
    expect(pauses).toEqual([]);
  });

  it('ends its wait at once when the worker is told to stop', { timeout: 5_000 }, async () => {
    await expect(pauseFor(60_000, AbortSignal.abort())).resolves.toBeUndefined();
  });
});
