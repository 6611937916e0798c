import { describe, expect, it } from 'vitest';
import { gathering, type Pause, pauseFor } from './gathering.ts';

function recorder(): { readonly pauses: number[]; readonly pause: Pause } {
  const pauses: number[] = [];
  return { pauses, pause: async (ms) => void pauses.push(ms) };
}

describe('gathering', () => {
  it('does the work before it waits, so the first job after a silence is not held up', async () => {
    const order: string[] = [];
    await gathering(
      'loyalty',
      undefined,
      async () => void order.push('work'),
      async () => void order.push('pause'),
    );
    expect(order).toEqual(['work', 'pause']);
  });

  it('waits only for what is left of the time between two fetches', async () => {
    const { pauses, pause } = recorder();
    await gathering('loyalty', undefined, async () => undefined, pause);
    expect(pauses).toHaveLength(1);
    expect(pauses[0]).toBeGreaterThan(0);
    expect(pauses[0]).toBeLessThanOrEqual(60);
  });

  it('never holds a webhook back', async () => {
    const { pauses, pause } = recorder();
    await gathering('webhooks', undefined, async () => undefined, pause);
    expect(pauses).toEqual([]);
  });

  it('passes a failure on without waiting', async () => {
    const { pauses, pause } = recorder();
    const failing = gathering('loyalty', undefined, () => Promise.reject(new Error('no database')), pause);
    await expect(failing).rejects.toThrow('no database');
    expect(pauses).toEqual([]);
  });

  it('ends its wait at once when the worker is told to stop', { timeout: 5_000 }, async () => {
    await expect(pauseFor(60_000, AbortSignal.abort())).resolves.toBeUndefined();
  });
});
