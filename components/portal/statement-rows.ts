import type { PortalWords } from '#components/words/en-portal.ts';
import type { StatementRow } from '#server/insights/portal/contract.ts';
import { decimalText } from '#server/kernel/money.ts';

const BPS_PER_PERCENT = 100;

/** A statement's rows under their headings: amounts as plain decimals, days as in ISO 8601. */
export function statementRows(
  rows: readonly StatementRow[],
  words: PortalWords['cashback'],
  statuses: Readonly<Record<StatementRow['status'], string>>,
): string[][] {
  const day = (when: Date | null) => when?.toISOString().slice(0, 10) ?? '';
  const lines = rows.map((row) => [
    day(row.boughtAt),
    row.orderId,
    words.kinds[row.kind],
    decimalText(row.purchaseAmount, row.currency),
    `${row.rateBps / BPS_PER_PERCENT}%`,
    decimalText(row.amount, row.currency),
    row.currency,
    statuses[row.status],
    day(row.completedAt),
  ]);
  return [words.columns, ...lines];
}
