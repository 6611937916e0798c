import { describe, expect, it } from 'vitest';
import { en } from '#components/words/en.ts';
import { portalTexts } from '#components/words/en-portal.ts';
import { formatsOf } from '#components/words/formats.tsx';
import type { CashbackWorking, Deed } from '#server/insights/home/contract.ts';
import { deedsInWords } from './deeds-in-words.ts';
import { purchaseSteps } from './purchase-timeline.tsx';
import { story } from './testing/stories.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const formats = formatsOf({ locale: 'en', currency: 'NGN', timeZone: 'Africa/Lagos' }, NOW);
const working: CashbackWorking = {
  amount: 43_210n,
  currency: 'NGN',
  status: 'completed',
  baseBps: 500,
  bonusBps: 0,
  rateBps: 500,
  multiplierPct: 100,
  badgeName: null,
  takenBack: null,
};
const did: Deed = {
  points: 400,
  steps: [],
  unlocked: ['Collector', 'Regular'],
  badges: ['Platinum'],
  lost: [],
  cashback: working,
  takenBack: { unlocked: [], badges: [], points: 0, cashback: 0n },
};
const told = (changes: Partial<Deed>) =>
  deedsInWords({ ...did, ...changes }, en, formats).map(({ text, isTakenBack }) => [text, isTakenBack]);

describe('what a purchase did', () => {
  it('is told as it is while the customer has it', () => {
    expect(told({})).toEqual([
      ['Platinum badge reached', false],
      ['Collector unlocked', false],
      ['Regular unlocked', false],
      ['+400 points', false],
      ['₦432.10 cashback paid', false],
    ]);
  });

  it('says in words what was taken back since, and only of that', () => {
    const takenBack = { unlocked: ['Collector'], badges: ['Platinum'], points: 300, cashback: 43_210n };
    expect(told({ takenBack })).toEqual([
      ['Platinum badge reached, taken back since', true],
      ['Collector unlocked, taken back since', true],
      ['Regular unlocked', false],
      ['+400 points, 300 of them taken back since', false],
      ['₦432.10 cashback paid', true],
    ]);
    const lines = deedsInWords({ ...did, takenBack }, en, formats);
    expect(lines.at(-1)?.details[0]).toBe('₦432.10 of cashback taken back since');
    expect(told({ takenBack: { ...takenBack, points: 400 } })[3]).toEqual(['+400 points, taken back since', true]);
  });

  it('names the cashback that was taken back before it was paid by what it had been', () => {
    const takenBack = { ...did.takenBack, cashback: 43_210n };
    const cashback = { ...working, amount: 0n, status: 'reversed' as const };
    expect(told({ takenBack, cashback }).at(-1)).toEqual(['₦432.10 cashback taken back', true]);
  });

  it('says what became of cashback that a refund took back after it was paid', () => {
    const takenBack = { from: 'credit', left: 0n, settledAt: NOW } as const;
    const lines = deedsInWords({ ...did, cashback: { ...working, amount: -43_210n, takenBack } }, en, formats);
    expect(lines.at(-1)).toMatchObject({
      text: '₦432.10 cashback taken back',
      details: ['Taken off your store credit on 20 Nov'],
      isTakenBack: true,
    });
  });
});

it('what happened to a purchase has its refund with its day and what it took', () => {
  const refund = { id: 'r', amount: 200_000n, points: -400, lost: ['Collector', 'Platinum'], isDone: true };
  const refunds = [{ ...refund, at: NOW, cashback: 43_210n }];
  const purchase = { ...story.purchase, currency: 'NGN', occurredAt: new Date('2026-11-18T12:00:00Z') };
  const steps = purchaseSteps({ purchase, payment: null, refunds }, portalTexts, formats);
  expect(steps.map(({ text, detail }) => [text, detail])).toEqual([
    ['Purchase made', undefined],
    ['₦2,000.00 refunded', 'Took back Collector, Platinum, 400 points, and ₦432.10 of cashback'],
  ]);
});
