import { stringify } from 'csv-stringify/sync';
import { decimalText } from '#server/kernel/money.ts';
import type { WalletStatement } from './contract.ts';

const COLUMNS = ['time', 'what', 'order', 'transaction', 'amount', 'balance', 'currency'];
const WORDS = { earn: 'cashback', clawback: 'cashback taken back' } as const;

/**
 * The statement as a table for spreadsheets: RFC 4180, amounts as decimals. Texts that a spreadsheet would take for a
 * formula are made harmless.
 */
export function statementCsv({ currency, from, to, opening, lines, closing }: WalletStatement): string {
  const money = (amount: number) => decimalText(BigInt(amount), currency);
  const posted = lines.map(({ at, kind, orderId, transactionId, amount, balance }) => {
    return [at, kind && WORDS[kind], harmless(orderId ?? ''), transactionId, money(amount), money(balance), currency];
  });
  const rows = [
    [from, 'opening balance', '', '', '', money(opening), currency],
    ...posted,
    [to, 'closing balance', '', '', '', money(closing), currency],
  ];
  return stringify([COLUMNS, ...rows], { record_delimiter: 'windows' });
}

function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
