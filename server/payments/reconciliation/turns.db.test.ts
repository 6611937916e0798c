import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { payoutFindings, payoutReconciliations } from '#db/schema/payouts.ts';
import { testDatabase } from '#db/testing/database.ts';
import { newId } from '#server/kernel/id.ts';
import { statementScene } from '#server/payments/testing/statement-scene.ts';
import { reconcilePayouts } from './reconcile-payouts.ts';
import { TURN_MS } from './rules.ts';
import { sweepReconciliations } from './sweep-reconciliations.ts';
import { takeTurn } from './turns.ts';

const { db } = await testDatabase();
const MINUTE = 60_000;

beforeEach(async () => {
  await db.delete(payoutFindings);
  await db.delete(payoutReconciliations);
});

const kindsIn = async (runId: string) => {
  const findings = await db.select().from(payoutFindings).where(eq(payoutFindings.runId, runId));
  return findings.map(({ kind }) => kind).sort();
};

const standing = async (runId: string) => {
  const [row] = await db.select().from(payoutReconciliations).where(eq(payoutReconciliations.id, runId));
  return row;
};

/** A payment that both know and one that only the provider does; the comparison, by any provider that gives them. */
async function scene() {
  const base = await statementScene(db, ['pays']);
  base.line(base.ids[0] ?? '');
  base.line(newId());
  const runId = await base.request();
  return { ...base, runId, compare: (by = base.providers) => reconcilePayouts(base.ctx, { runIds: [runId] }, by) };
}

/** A provider that gives its lines, and then goes on only when it is told to. */
function slowly({ giving, lines }: Pick<Awaited<ReturnType<typeof scene>>, 'giving' | 'lines'>) {
  const [begun, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const providers = giving(async function* () {
    begun.resolve();
    await ended.promise;
    yield* lines;
  });
  return { providers, begun: begun.promise, goOn: ended.resolve, breakOff: () => ended.reject(new Error('503')) };
}

const REPORT = { lines: 2, matched: 1, found: { only_theirs: 1 } };

describe('two workers with the same comparison', () => {
  it('do not make it both at once: every difference is told once', async () => {
    const { runId, compare, ...rest } = await scene();
    const slow = slowly(rest);
    const first = compare(slow.providers);
    await slow.begun;
    expect(await compare()).toEqual([]);
    slow.goOn();
    expect(await first).toEqual([REPORT]);
    expect(await kindsIn(runId)).toEqual(['only_theirs']);
    expect(await standing(runId)).toMatchObject({ status: 'done', lines: 2, matched: 1, turnUntil: null });
  });

  it.each(['goOn', 'breakOff'] as const)(
    'may follow each other when the first was not heard of; whether that may %s, it writes nothing any more',
    async (end) => {
      const { clock, runId, compare, ...rest } = await scene();
      const slow = slowly(rest);
      const first = compare(slow.providers);
      await slow.begun;
      clock.forward(TURN_MS);
      expect(await compare()).toEqual([REPORT]);
      slow[end]();
      expect(await first).toEqual([]);
      expect(await kindsIn(runId)).toEqual(['only_theirs']);
      expect(await standing(runId)).toMatchObject({ status: 'done', error: null, attempt: 2 });
    },
  );
});

describe('a comparison of many lines', () => {
  it('keeps its turn as long as it goes on', async () => {
    const { ctx, clock, giving, lines, line, runId, compare } = await scene();
    for (let n = 0; n < 1_200; n += 1) line(null, { reference: `gift-${n}` });
    const others: unknown[] = [];
    const slow = giving(async function* () {
      for (const [n, one] of lines.entries()) {
        if (n % 500 === 0) {
          clock.forward(TURN_MS - MINUTE);
          others.push(await compare(), await sweepReconciliations(ctx));
        }
        yield one;
      }
    });
    const found = { only_theirs: 1_201 };
    expect(await compare(slow)).toEqual([{ lines: 1_202, matched: 1, found }]);
    expect(others).toEqual([[], 0, [], 0, [], 0]);
    expect(await kindsIn(runId)).toHaveLength(1_201);
  });
});

describe('of several comparisons in a job', () => {
  it('all are made, though the first breaks off', async () => {
    const { ctx, giving, lines, request, runId } = await scene();
    const other = await request();
    let calls = 0;
    const broken = giving(async function* () {
      calls += 1;
      if (calls === 1) throw new Error('503');
      yield* lines;
    });
    await expect(reconcilePayouts(ctx, { runIds: [runId, other] }, broken)).rejects.toThrow('503');
    expect(await standing(runId)).toMatchObject({ status: 'failed', error: '503', turnUntil: null });
    expect(await standing(other)).toMatchObject({ status: 'done' });
    expect(await kindsIn(other)).toEqual(['only_theirs']);
  });
});

describe('a comparison whose job was lost', () => {
  it('is enqueued again after a while, until it is done', async () => {
    const { ctx, clock, runId, compare } = await scene();
    expect(await sweepReconciliations(ctx)).toBe(0);
    clock.forward(16 * MINUTE);
    expect(await sweepReconciliations(ctx)).toBe(1);
    expect(ctx.sent.at(-1)).toMatchObject({ job: 'payout.reconcile', payload: { runIds: [runId] } });
    await compare();
    expect(await sweepReconciliations(ctx)).toBe(0);
  });

  it('also when its worker died in the middle, once its turn has ended', async () => {
    const { ctx, clock, runId } = await scene();
    clock.forward(16 * MINUTE);
    await takeTurn(ctx, runId);
    clock.forward(TURN_MS - 1);
    expect(await sweepReconciliations(ctx)).toBe(0);
    clock.forward(1);
    expect(await sweepReconciliations(ctx)).toBe(1);
  });

  it('and one whose job has given up, an hour after it failed last', async () => {
    const { ctx, clock, compare, ...rest } = await scene();
    const slow = slowly(rest);
    clock.forward(16 * MINUTE);
    const broken = compare(slow.providers);
    await slow.begun;
    slow.breakOff();
    await expect(broken).rejects.toThrow('503');
    expect(await sweepReconciliations(ctx)).toBe(0);
    clock.forward(61 * MINUTE);
    expect(await sweepReconciliations(ctx)).toBe(1);
  });
});
