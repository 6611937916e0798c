import { describe, expect, it } from 'vitest';
import { Gathering } from './gathering.ts';

/** Work that ends when it is told to, and the calls it got. */
function slowWork() {
  const calls: { inputs: readonly number[]; end: (outs?: readonly string[]) => void; fail: (reason: Error) => void }[] =
    [];
  const work = (inputs: readonly number[]) => {
    const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
    calls.push({ inputs, end: (outs = inputs.map((one) => `did ${one}`)) => resolve(outs), fail: reject });
    return promise;
  };
  return { calls, work, inputs: () => calls.map((call) => call.inputs) };
}

/** Lets everything that is ready to go on do so. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('gathering', () => {
  it('does a lone request at once', async () => {
    const { calls, work, inputs } = slowWork();
    const asked = new Gathering(work, { most: 10, lanes: 1 }).ask('a', 1);
    expect(inputs()).toEqual([[1]]);
    calls[0]?.end();
    expect(await asked).toBe('did 1');
  });

  it('does together what came while the first was under way, and answers each its own', async () => {
    const { calls, work, inputs } = slowWork();
    const gathering = new Gathering(work, { most: 10, lanes: 1 });
    const asked = [1, 2, 3].map((one) => gathering.ask('a', one));
    expect(inputs()).toEqual([[1]]);
    calls[0]?.end();
    await settle();
    expect(inputs()).toEqual([[1], [2, 3]]);
    calls[1]?.end();
    expect(await Promise.all(asked)).toEqual(['did 1', 'did 2', 'did 3']);
  });

  it('never puts more into a call than it may, nor runs more calls at a time', async () => {
    const { calls, work, inputs } = slowWork();
    const gathering = new Gathering(work, { most: 2, lanes: 2 });
    for (const one of [1, 2, 3, 4, 5]) void gathering.ask('a', one);
    expect(inputs()).toEqual([[1], [2]]);
    calls[0]?.end();
    await settle();
    expect(inputs()).toEqual([[1], [2], [3, 4]]);
  });

  it('keeps names apart', () => {
    const { work, inputs } = slowWork();
    const gathering = new Gathering(work, { most: 10, lanes: 1 });
    void gathering.ask('a', 1);
    void gathering.ask('b', 2);
    expect(inputs()).toEqual([[1], [2]]);
  });

  it('refuses those of a call that failed, and goes on with the next', async () => {
    const { calls, work } = slowWork();
    const gathering = new Gathering(work, { most: 10, lanes: 1 });
    const [first, second] = [gathering.ask('a', 1), gathering.ask('a', 2)];
    calls[0]?.fail(new Error('no database'));
    await expect(first).rejects.toThrow('no database');
    calls[1]?.end();
    expect(await second).toBe('did 2');
  });

  it('takes it for a fault when not all were answered', async () => {
    const { calls, work } = slowWork();
    const asked = new Gathering(work, { most: 10, lanes: 1 }).ask('a', 1);
    calls[0]?.end([]);
    await expect(asked).rejects.toThrow('1 were asked for, 0 were answered');
  });
});
