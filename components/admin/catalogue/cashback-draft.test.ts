import { describe, expect, it } from 'vitest';
import type { CashbackDefinition } from '#server/payments/cashback/contract.ts';
import {
  bandGaps,
  type CashbackDraft,
  cashbackDraftOf,
  cashbackOf,
  finishedCashback,
  freshCashback,
  inOrder,
  withBand,
} from './cashback-draft.ts';

const RULE: CashbackDefinition = {
  currency: 'NGN',
  bands: [
    { from: 0, rateBps: 100 },
    { from: 500_000, rateBps: 200 },
  ],
  minimum: null,
  cap: 5_000,
  rounding: 'down',
  isActive: true,
};

function withAmounts(...amounts: (number | null)[]): CashbackDraft {
  const bands = amounts.map((from, at) => ({ id: `band ${at}`, from, rateBps: 100 }));
  return { ...freshCashback('NGN'), bands };
}

describe('a cashback rule while it is edited', () => {
  it('is published as it was read', () => {
    expect(cashbackOf(cashbackDraftOf(RULE))).toEqual(RULE);
  });

  it('gets one more band without an amount, at the rate of the highest', () => {
    const added = withBand(cashbackDraftOf(RULE));
    expect(added.bands.at(-1)).toMatchObject({ from: null, rateBps: 200 });
    expect(bandGaps(added)).toEqual({ 'bands.2.from': 'amount' });
    expect(finishedCashback(added)).toEqual(RULE);
  });

  it('puts bands in the order of their amounts, and leaves unfinished ones behind', () => {
    const { bands } = withAmounts(0, null, 900, 300);
    expect(inOrder(bands).map(({ from }) => from)).toEqual([0, 300, 900, null]);
  });

  it('has no amount twice, and no band without a rate', () => {
    expect(bandGaps(withAmounts(0, 300, 300))).toEqual({ 'bands.2.from': 'twice' });
    const draft = cashbackDraftOf(RULE);
    const bands = draft.bands.map((band) => ({ ...band, rateBps: null }));
    expect(bandGaps({ ...draft, bands })).toEqual({ 'bands.0.rateBps': 'rate', 'bands.1.rateBps': 'rate' });
  });
});
