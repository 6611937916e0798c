import type { PortalWords } from '#components/words/en-portal.ts';
import type { Formats } from '#components/words/formats.tsx';
import type { StatementRow } from '#server/insights/portal/contract.ts';
import { decimalText } from '#server/kernel/money.ts';
import type { WalletStatement } from '#server/payments/statements/contract.ts';
import { standingText } from './payment-steps.ts';

const BPS_PER_PERCENT = 100;

/**
 * A statement's rows under their headings: amounts as plain decimals, days of the program's calendar as in ISO 8601. What a
 * purchase came to, and its rate, stand in its own row alone, so that the column can be added up.
 */
export function statementRows(
  rows: readonly StatementRow[],
  words: PortalWords['cashback'],
  formats: Pick<Formats, 'isoDay' | 'money'>,
): string[][] {
  const lines = rows.map((row) => {
    const { kind, working, completedAt } = row;
    const { amount, currency, rateBps } = working;
    const isEarned = kind === 'earn';
    return [
      formats.isoDay(isEarned ? row.boughtAt : row.createdAt),
      row.orderId,
      words.kinds[kind],
      isEarned ? decimalText(row.purchaseAmount, currency) : '',
      isEarned ? `${rateBps / BPS_PER_PERCENT}%` : '',
      decimalText(amount, currency),
      currency,
      standingText(row, words, formats),
      completedAt ? formats.isoDay(completedAt) : '',
    ];
  });
  return [words.columns, ...lines];
}

/** Store credit under its headings, newest first as on its page: every entry with the balance after it. */
export function creditRows(
  statements: readonly WalletStatement[],
  words: PortalWords['credit'],
  { isoDay, isoTime }: Pick<Formats, 'isoDay' | 'isoTime'>,
): string[][] {
  const lines = statements.flatMap(({ currency, lines }) =>
    lines.toReversed().map(({ at, kind, orderId, amount, balance }) => {
      const when = new Date(at);
      const money = [amount, balance].map((minor) => decimalText(BigInt(minor), currency));
      return [isoDay(when), isoTime(when), words.kinds[kind ?? 'other'], orderId ?? '', ...money, currency];
    }),
  );
  return [words.columns, ...lines];
}
