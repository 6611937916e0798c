import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REFUND_POLICIES, type RefundPolicy } from '#db/enums.ts';
import { testDatabase } from '#db/testing/database.ts';
import type { Purchase } from '#server/loyalty/purchases/rules.ts';
import { previewRefund } from '#server/loyalty/refunds/preview-refund.ts';
import type { Refund } from '#server/loyalty/refunds/rules.ts';
import { expectSoundBooks } from '#server/loyalty/rewards/testing/sound-books.ts';
import { sweepClawbacks } from '#server/payments/clawbacks/sweep-clawbacks.ts';
import type { PayAnswer } from '#server/payments/payouts/port.ts';
import { aTill, outsideProvider } from './testing/till.ts';

const { db } = await testDatabase();

/** What a provider does with a payment. Silent ones answer nothing, whether they paid or not. */
const MOODS = ['pays', 'pays', 'pays', 'refuses', 'pays and is silent', 'is silent', 'is not reached'] as const;
type Mood = (typeof MOODS)[number];
type Step =
  | { readonly act: 'buy'; readonly amount: number }
  | { readonly act: 'refund'; readonly which: number; readonly part: number }
  | { readonly act: 'reward'; readonly some: number }
  | { readonly act: 'pay'; readonly mood: Mood; readonly dies: boolean }
  | { readonly act: 'sweep' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('buy'), amount: fc.integer({ min: 1, max: 3_000 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('refund'),
      which: fc.nat(9),
      part: fc.oneof(fc.constant(100), fc.integer({ min: 1, max: 60 })),
    }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('reward'), some: fc.integer({ min: 0, max: 3 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant('pay'), mood: fc.constantFrom(...MOODS), dies: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('sweep') }) },
);

/** The second one pays smaller amounts better. */
const RULES = [
  [
    { from: 0, rateBps: 137 },
    { from: 700, rateBps: 450 },
    { from: 2_000, rateBps: 1_033 },
  ],
  [
    { from: 0, rateBps: 2_000 },
    { from: 1_000, rateBps: 500 },
    { from: 1_500, rateBps: 2_500 },
  ],
] as const;
type Bands = (typeof RULES)[number];

/** The model's cashback of a whole amount, in plain numbers: halves are rounded up. */
function priceOf(bands: Bands, amount: number): number {
  const rate = bands.findLast(({ from }) => amount >= from)?.rateBps ?? 0;
  return Math.floor((amount * rate + 5_000) / 10_000);
}

/** What is left of it: of every amount on the way down the least, or the share. */
function leftOf(bands: Bands, policy: RefundPolicy, begun: number, net: number): number {
  const earned = priceOf(bands, begun);
  if (net === 0) return 0;
  if (policy === 'proportional') return Math.floor((2 * earned * net + begun) / (2 * begun));
  const way = Array.from({ length: begun - net + 1 }, (_, index) => priceOf(bands, net + index));
  return Math.min(...way);
}

type Bought = { purchase: Purchase; net: number; begun: number | null; toReward: Refund[] };

describe('money out and money back', () => {
  it.each(REFUND_POLICIES)(
    'adds up after every step, whatever happens in whatever order (%s)',
    async (policy) => {
      const runs = fc.asyncProperty(
        fc.constantFrom(...RULES),
        fc.array(step, { minLength: 6, maxLength: 18 }),
        async (bands, steps) => {
          const scene = await aScene(policy, bands);
          for (const one of steps) {
            await scene.take(one);
            await scene.expectAllToAddUp();
          }
          await scene.finish();
          await scene.expectAllToAddUp();
          await expectSoundBooks(db, scene.programId);
        },
      );
      await fc.assert(runs, { numRuns: 12 });
    },
    240_000,
  );
});

async function aScene(policy: RefundPolicy, bands: Bands) {
  let mood: Mood = 'pays';
  const outside = outsideProvider({
    pay: (_payment, _call, book): PayAnswer => answerIn(mood, book),
    lookup: (_key, found) => (mood === 'pays' ? found : { outcome: 'unknown', message: 'no answer' }),
  });
  const till = await aTill(db, { policy, outside, bands });
  const bought: Bought[] = [];
  const pay = async (next: Mood, dies: boolean) => {
    mood = next;
    till.clock.forward(4 * 3_600_000);
    if (dies) await till.payAndDie();
    else await till.pay();
  };
  const acts = {
    buy: async ({ amount }: Extract<Step, { act: 'buy' }>) => {
      bought.push({ purchase: await till.buy(amount), net: amount, begun: null, toReward: [] });
    },
    refund: async ({ which, part }: Extract<Step, { act: 'refund' }>) => {
      const one = bought[which % Math.max(1, bought.length)];
      if (!one || one.net === 0) return;
      const amount = Math.max(1, Math.floor((one.net * part) / 100));
      const asked = { programId: till.programId, purchaseId: one.purchase.id, refund: { amount } };
      const promised = one.begun !== null && one.toReward.length === 0 ? await previewRefund(till.ctx, asked) : null;
      one.toReward.push(await till.refund(one.purchase, amount));
      one.net -= amount;
      const left = leftOf(bands, policy, one.begun ?? one.net, one.net);
      expect(promised?.cashback?.after ?? left).toBe(left);
    },
    reward: async ({ some }: Extract<Step, { act: 'reward' }>) => {
      const chosen = bought.filter((_, index) => some === 0 || index % some === 0);
      await till.reward({
        purchases: chosen.map(({ purchase }) => purchase),
        refunds: chosen.flatMap(({ toReward }) => toReward),
      });
      for (const one of chosen) {
        one.begun ??= one.net;
        one.toReward = [];
      }
    },
    pay: ({ mood: next, dies }: Extract<Step, { act: 'pay' }>) => pay(next, dies),
    sweep: async () => {
      await sweepClawbacks(till.ctx);
    },
  };
  return {
    programId: till.programId,
    take: (one: Step): Promise<void> => acts[one.act](one as never),
    /** The provider becomes well, everything is rewarded, and everything that can be is paid. */
    finish: async () => {
      await acts.reward({ act: 'reward', some: 0 });
      for (let round = 0; round < 3; round += 1) await pay('pays', false);
      expect(await till.underway()).toBe(0);
    },
    expectAllToAddUp: async () => {
      for (const { purchase, net, begun, toReward } of bought) {
        if (begun === null || toReward.length > 0) continue;
        const earned = await till.earned(purchase);
        if (!earned || ['processing', 'needs_review'].includes(earned.status)) continue;
        const clawbacks = await till.clawbacks(purchase);
        const kept = clawbacks.reduce((sum, row) => sum + row.amountMinor, earned.amountMinor - earned.reversedMinor);
        expect(Number(kept)).toBe(leftOf(bands, policy, begun, net));
      }
      const rows = await till.payouts();
      const paid = rows.filter(({ status, amount }) => status === 'completed' && amount > 0n);
      for (const { id, amount } of paid) expect(outside.books.get(id)).toBe(amount);
      const completed = new Set(rows.filter(({ status }) => status === 'completed').map(({ id }) => id));
      const strangers = [...outside.books.keys()].filter((id) => !completed.has(id));
      const open = new Set(
        rows.filter(({ status }) => ['processing', 'needs_review'].includes(status)).map(({ id }) => id),
      );
      expect(strangers.filter((id) => !open.has(id))).toEqual([]);
      const received = paid.reduce((sum, { amount }) => sum + amount, 0n);
      expect(await till.total()).toBe(received + (await till.unsettled()));
    },
  };
}

function answerIn(mood: Mood, book: () => PayAnswer): PayAnswer {
  switch (mood) {
    case 'pays':
      return book();
    case 'refuses':
      return { outcome: 'refused', code: 'closed', message: 'account closed' };
    case 'pays and is silent':
      book();
      return { outcome: 'unknown', message: 'no answer' };
    case 'is silent':
      return { outcome: 'unknown', message: 'no answer' };
    case 'is not reached':
      return { outcome: 'not_sent', message: 'connection refused' };
  }
}
