import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { formatMoney } from '#server/kernel/money.ts';
import type { ImportReport } from '#server/loyalty/imports/contract.ts';
import type { ProgramTotals } from '#server/loyalty/imports/queries.ts';
import { REJECTIONS, type RejectionCode } from '#server/loyalty/imports/rules/rejections.ts';
import type { ReportedRow } from '#server/loyalty/imports/stage-lines.ts';

type Amounts = Readonly<Record<string, bigint>>;

/** Everything that is told at the end of an import. */
export type Outcome = {
  readonly file: string;
  readonly program: string;
  readonly report: ImportReport;
  /** What the program gained meanwhile, by whomever it was rewarded. */
  readonly gained: Omit<ProgramTotals, 'waiting'>;
  /** Purchases and refunds of the program that are not rewarded yet. */
  readonly waiting: number;
  readonly seconds: number;
  readonly recordingSeconds: number;
};

/** The differences between two looks at a program. */
export function gainedBetween(before: ProgramTotals, after: ProgramTotals): Omit<ProgramTotals, 'waiting'> {
  const cashback = Object.entries(after.cashback).map(
    ([code, sum]) => [code, sum - (before.cashback[code] ?? 0n)] as const,
  );
  return {
    customers: after.customers - before.customers,
    points: after.points - before.points,
    unlocks: after.unlocks - before.unlocks,
    badges: after.badges - before.badges,
    cashback: Object.fromEntries(cashback.filter(([, sum]) => sum !== 0n)),
  };
}

/** The report as a person reads it. */
export function reportText({ file, program, report, gained, waiting, seconds, recordingSeconds }: Outcome): string {
  const { rows, purchases, refunds, customers, reasons } = report;
  const speed = recordingSeconds > 0 ? count(Math.round(purchases.new / recordingSeconds)) : '0';
  const lines = [
    `${path.basename(file)} into ${program}`,
    `  rows        ${count(rows.read)} read: ${count(rows.inPurchases)} in purchases, ${count(rows.inRefunds)} in refunds, ${count(rows.reported)} left out`,
    `  customers   ${count(customers.inFile)} in the file, ${count(gained.customers)} new`,
    `  purchases   ${count(purchases.new)} new, ${count(purchases.known)} known; ${money(purchases.amount)}`,
    `  refunds     ${count(refunds.new)} new, ${count(refunds.known)} known; ${money(refunds.amount)}`,
    `              of the rows of cancellations ${count(refunds.rows.matched)} matched, ${count(refunds.rows.partly)} in part, ${count(refunds.rows.unmatched)} not`,
    `  earned      ${count(gained.points)} points, ${count(gained.unlocks)} unlocks, ${count(gained.badges)} badges; cashback ${money(gained.cashback)}`,
    `  time        ${seconds.toFixed(1)} s; ${speed} purchases a second recorded${waiting > 0 ? '' : ' and rewarded'}`,
  ];
  if (waiting > 0) lines.push(`  waiting     ${count(waiting)} purchases and refunds are not rewarded yet`);
  if (purchases.new + refunds.new === 0) lines.push('  Nothing was new: 0 purchases, 0 refunds.');
  if (rows.reported > 0) lines.push('  left out, by reason:');
  for (const [code, times] of Object.entries(reasons)) {
    lines.push(`    ${count(times).padStart(7)}  ${code}: ${REJECTIONS[code as RejectionCode]}`);
  }
  return lines.join('\n');
}

/** Writes report.txt, report.json and rejected.csv, in which no cell is taken for a formula by a spreadsheet. */
export async function writeReport(
  dir: string,
  outcome: Outcome,
  text: string,
  left: AsyncIterable<ReportedRow>,
): Promise<void> {
  await mkdir(dir, { recursive: true });
  const json = JSON.stringify(
    outcome,
    (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value),
    2,
  );
  await writeFile(path.join(dir, 'report.json'), `${json}\n`);
  await writeFile(path.join(dir, 'report.txt'), `${text}\n`);
  const columns = { line: 'line', orderId: 'order', code: 'code', reason: 'reason', raw: 'row' };
  const cells = stringify({ header: true, columns, escape_formulas: true, record_delimiter: 'windows' });
  await pipeline(left, cells, createWriteStream(path.join(dir, 'rejected.csv')));
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function money(amounts: Amounts): string {
  const parts = Object.entries(amounts).map(([currency, amount]) => formatMoney(amount, currency));
  return parts.length > 0 ? parts.join(' and ') : 'none';
}
