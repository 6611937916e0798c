import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ReportedRow } from '#server/loyalty/imports/stage-lines.ts';
import { gainedBetween, type Outcome, reportText, writeReport } from './report.ts';

const outcome: Outcome = {
  file: '/somewhere/invoices.csv',
  program: 'shop',
  report: {
    rows: { read: 12_000, inPurchases: 11_990, inRefunds: 4, reported: 6 },
    customers: { inFile: 300 },
    purchases: { new: 5_000, known: 20, amount: { GBP: 14_819_183n, EUR: 5n } },
    refunds: { new: 3, known: 1, amount: { GBP: 18_400n }, rows: { matched: 4, partly: 1, unmatched: 2 } },
    reasons: { no_customer: 3, cancellation_unmatched: 2, cancellation_partly: 1 },
  },
  gained: { customers: 280, points: 32_000, unlocks: 309, badges: 304, cashback: { GBP: 149_262n } },
  waiting: 0,
  seconds: 4.25,
  recordingSeconds: 2.5,
};

async function* rows(...left: ReportedRow[]) {
  yield* left;
}

describe('the report of an import', () => {
  it('tells every figure in words', () => {
    expect(reportText(outcome).split('\n')).toEqual([
      'invoices.csv into shop',
      '  rows        12,000 read: 11,990 in purchases, 4 in refunds, 6 left out',
      '  customers   300 in the file, 280 new',
      '  purchases   5,000 new, 20 known; £148,191.83 and €0.05',
      '  refunds     3 new, 1 known; £184.00',
      '              of the rows of cancellations 4 matched, 1 in part, 2 not',
      '  earned      32,000 points, 309 unlocks, 304 badges; cashback £1,492.62',
      '  time        4.3 s; 2,000 purchases a second recorded and rewarded',
      '  left out, by reason:',
      expect.stringMatching(/^ {10}3 {2}no_customer: A purchase belongs to a customer/),
      expect.stringMatching(/^ {10}2 {2}cancellation_unmatched: /),
      expect.stringMatching(/^ {10}1 {2}cancellation_partly: /),
    ]);
  });

  it('says so when nothing was new, and when something still waits', () => {
    const { purchases, refunds } = outcome.report;
    const report = { ...outcome.report, purchases: { ...purchases, new: 0 }, refunds: { ...refunds, new: 0 } };
    const text = reportText({ ...outcome, report, waiting: 7 });
    expect(text).toContain('Nothing was new: 0 purchases, 0 refunds.');
    expect(text).toContain('7 purchases and refunds are not rewarded yet');
  });

  it('counts what a program gained between two looks at it', () => {
    const before = { customers: 1, points: 100, unlocks: 1, badges: 1, cashback: { GBP: 5n, EUR: 2n }, waiting: 0 };
    const after = { customers: 3, points: 50, unlocks: 2, badges: 1, cashback: { GBP: 9n, EUR: 2n }, waiting: 4 };
    expect(gainedBetween(before, after)).toEqual({
      customers: 2,
      points: -50,
      unlocks: 1,
      badges: 0,
      cashback: { GBP: 4n },
    });
  });

  it('keeps rows left out in a CSV file in which a spreadsheet sees no formula', async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'laurel-report-'));
    onTestFinished(() => rm(dir, { recursive: true }));
    const left = {
      line: 2,
      orderId: '=1+1',
      code: 'bad_price',
      reason: 'The price cannot be read: @x',
      raw: '+1,"a, b",é',
    } as const;
    await writeReport(dir, outcome, 'words', rows(left));
    const [header, first] = parse(await readFile(path.join(dir, 'rejected.csv')));
    expect(header).toEqual(['line', 'order', 'code', 'reason', 'row']);
    expect(first).toEqual(['2', "'=1+1", 'bad_price', 'The price cannot be read: @x', `'+1,"a, b",é`]);
    expect(JSON.parse(await readFile(path.join(dir, 'report.json'), 'utf8'))).toMatchObject({
      waiting: 0,
      gained: { points: 32_000 },
    });
    expect(await readFile(path.join(dir, 'report.txt'), 'utf8')).toBe('words\n');
  });
});
