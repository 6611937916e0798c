import { describe, expect, it } from 'vitest';
import { statementCsv } from './rules.ts';

describe('a statement as a table', () => {
  it('has its lines between what stood there at first and at last, in decimals', () => {
    const line = { at: '2026-11-20T12:00:00.000Z', kind: 'earn', orderId: '1001', transactionId: 't-1' } as const;
    const lines = [
      { ...line, amount: 300_000, balance: 300_050 },
      { ...line, kind: 'clawback', orderId: 'a,"b"', amount: -165_000, balance: 135_050 } as const,
    ];
    const statement = { currency: 'NGN', from: null, to: null, opening: 50, lines, closing: 135_050 };
    expect(statementCsv(statement).split('\r\n')).toEqual([
      'time,what,order,transaction,amount,balance,currency',
      ',opening balance,,,,0.50,NGN',
      '2026-11-20T12:00:00.000Z,cashback,1001,t-1,3000.00,3000.50,NGN',
      '2026-11-20T12:00:00.000Z,cashback taken back,"a,""b""",t-1,-1650.00,1350.50,NGN',
      ',closing balance,,,,1350.50,NGN',
      '',
    ]);
  });

  it('has no order number that a spreadsheet would run', () => {
    for (const orderId of ['=1+1', '+1', '-1+1', '@SUM(A1)']) {
      const line = { at: '', kind: null, orderId, transactionId: 't', amount: 1, balance: 1 };
      const text = statementCsv({ currency: 'JPY', from: null, to: null, opening: 0, lines: [line], closing: 1 });
      expect(text).toContain(`'${orderId}`);
    }
  });
});
