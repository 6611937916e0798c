'use client';

import { useFormats } from '#components/words/formats.tsx';
import type { RefundPreviewView } from '#server/loyalty/refunds/contract.ts';
import { usePurchaseWords } from './purchase-words.ts';

/** The whole cascade of a refund: money, points, achievements, badge. */
export function RefundEffects({ preview }: { preview: RefundPreviewView }) {
  const { refund: words } = usePurchaseWords();
  const { money, count } = useFormats();
  const { purchase, refund, cashback, points, badge, achievements } = preview;
  const before = purchase.netAmount + refund.amount;
  const moved = achievements.filter(({ change }) => change === 'progress').length;
  const isMoved = badge.before?.level !== badge.after?.level;
  const lines = [
    words.purchase(money(BigInt(before), purchase.currency), money(BigInt(purchase.netAmount), purchase.currency)),
    cashback && cashbackLine(cashback),
    words.points(count(points.before), count(points.after)),
    isMoved && words.badge(badge.before?.name ?? words.noBadge, badge.after?.name ?? words.noBadge),
    ...achievements.flatMap(({ name, change }) => {
      return change === 'progress' ? [] : [words.achievement(name, words.changes[change])];
    }),
    moved > 0 && words.movedBack(moved),
  ];
  return (
    <ul className="divide-y divide-line rounded-md border border-line tabular-nums">
      {lines
        .filter((line) => line !== false && line !== null)
        .map((line) => (
          <li key={line} className="px-3 py-1.5">
            {line}
          </li>
        ))}
    </ul>
  );

  function cashbackLine({ before: had, after, currency, how }: NonNullable<RefundPreviewView['cashback']>): string {
    const said = words.cashback(money(BigInt(had), currency), money(BigInt(after), currency));
    return words.how[how] ? `${said}, ${words.how[how]}` : said;
  }
}
