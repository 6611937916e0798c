import { csvLines } from '#server/kernel/csv.ts';
import { decimalText } from '#server/kernel/money.ts';
import type { WalletStatement } from './contract.ts';

const COLUMNS = ['time', 'what', 'order', 'transaction', 'amount', 'balance', 'currency'];
const WORDS = { earn: 'cashback', clawback: 'cashback taken back' } as const;

/** The statement as a table for spreadsheets, amounts as decimals. */
export function statementCsv({ currency, from, to, opening, lines, closing }: WalletStatement): string {
  const money = (amount: number) => decimalText(BigInt(amount), currency);
  const posted = lines.map(({ at, kind, orderId, transactionId, amount, balance }) => {
    return [at, kind ? WORDS[kind] : '', orderId ?? '', transactionId, money(amount), money(balance), currency];
  });
  return csvLines([
    COLUMNS,
    [from ?? '', 'opening balance', '', '', '', money(opening), currency],
    ...posted,
    [to ?? '', 'closing balance', '', '', '', money(closing), currency],
  ]);
}
