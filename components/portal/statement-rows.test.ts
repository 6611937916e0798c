import { describe, expect, it } from 'vitest';
import { portalTexts } from '#components/words/en-portal.ts';
import { formatsOf } from '#components/words/formats.tsx';
import type { StatementRow } from '#server/insights/portal/contract.ts';
import { creditRows, statementRows } from './statement-rows.ts';

/** In Lagos it is 00:34 of the first of December. */
const AT_NIGHT = new Date('2026-11-30T23:34:00Z');
const LATER = new Date('2026-12-03T23:30:00Z');
const formats = formatsOf({ locale: 'en', currency: 'NGN', timeZone: 'Africa/Lagos' }, LATER);

const bought: StatementRow = {
  kind: 'earn',
  orderId: 'order-1',
  boughtAt: AT_NIGHT,
  createdAt: AT_NIGHT,
  purchaseAmount: 6_000_000n,
  completedAt: AT_NIGHT,
  cancelledAt: null,
  working: {
    amount: 390_000n,
    currency: 'NGN',
    status: 'completed',
    baseBps: 500,
    bonusBps: 150,
    rateBps: 650,
    multiplierPct: 100,
    badgeName: 'Gold',
    takenBack: null,
  },
};
const takenBack: StatementRow = {
  ...bought,
  kind: 'clawback',
  createdAt: LATER,
  completedAt: LATER,
  working: { ...bought.working, amount: -390_000n, takenBack: { from: 'credit', left: 0n, settledAt: LATER } },
};

describe('cashback as a file', () => {
  const [heading, ...lines] = statementRows([takenBack, bought], portalTexts.cashback, formats);

  it('has days as the program counts them, and plain decimals under a heading', () => {
    expect(lines[1]).toEqual([
      '2026-12-01',
      'order-1',
      'Cashback',
      '60000.00',
      '6.5%',
      '3900.00',
      'NGN',
      'Paid',
      '2026-12-01',
    ]);
    for (const line of lines) expect(line).toHaveLength(heading?.length ?? 0);
  });

  it('has what was taken back on its own day, in the words of the page, and no purchase twice', () => {
    const status = 'Taken off your store credit';
    const money = ['-3900.00', 'NGN'];
    expect(lines[0]).toEqual(['2026-12-04', 'order-1', 'Taken back', '', '', ...money, status, '2026-12-04']);
  });
});

describe('store credit as a file', () => {
  it('has its entries newest first, as the page tells them', () => {
    const line = { at: AT_NIGHT.toISOString(), kind: 'earn', orderId: '1001', transactionId: 't-1' } as const;
    const back = { ...line, at: LATER.toISOString(), kind: 'clawback' } as const;
    const lines = [
      { ...line, amount: 300_000, balance: 300_000 },
      { ...back, amount: -165_000, balance: 135_000 },
      { ...back, kind: null, orderId: null, amount: 5, balance: 135_005 },
    ];
    const statement = { currency: 'NGN', from: null, to: null, opening: 0, lines, closing: 135_005 };
    expect(creditRows([statement], portalTexts.credit, formats)).toEqual([
      ['Date', 'Time', 'Entry', 'Order', 'Amount', 'Balance', 'Currency'],
      ['2026-12-04', '00:30', 'Correction', '', '0.05', '1350.05', 'NGN'],
      ['2026-12-04', '00:30', 'Cashback taken back', '1001', '-1650.00', '1350.00', 'NGN'],
      ['2026-12-01', '00:34', 'Cashback', '1001', '3000.00', '3000.00', 'NGN'],
    ]);
  });
});
