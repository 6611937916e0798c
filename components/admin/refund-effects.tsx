'use client';

import { useFormats } from '#components/words/formats.tsx';
import type { RefundPreviewView } from '#server/loyalty/refunds/contract.ts';
import { usePurchaseWords } from './purchase-words.ts';

type Effect = { readonly label: string; readonly value: string; readonly note?: string; readonly isSame?: boolean };

/** The whole cascade of a refund: money, points, badge, achievements. What stays as it is stands back. */
export function RefundEffects({ preview }: { preview: RefundPreviewView }) {
  const effects = useEffects(preview);
  return (
    <ul className="divide-y divide-line rounded-md border border-line tabular-nums">
      {effects.map(({ label, value, note, isSame = false }) => (
        <li key={label} className="flex flex-wrap items-baseline justify-between gap-x-4 px-3 py-1.5">
          <span className="text-soft">{label}</span>{' '}
          <span className={`ml-auto text-right ${isSame ? 'text-soft' : 'font-medium'}`}>{value}</span>
          {note && <span className="w-full text-soft text-xs">{note}</span>}
        </li>
      ))}
    </ul>
  );
}

function useEffects({ purchase, refund, cashback, points, badge, achievements }: RefundPreviewView): Effect[] {
  const { refund: words } = usePurchaseWords();
  const { money, count } = useFormats();
  const moved = achievements.filter(({ change }) => change === 'progress').length;
  const from = (label: string, before: string, after: string): Effect =>
    before === after
      ? { label, value: words.same(after), isSame: true }
      : { label, value: words.change(before, after) };
  const inMoney = (amount: number, currency: string) => money(BigInt(amount), currency);
  const { currency, netAmount } = purchase;
  const note = cashback ? words.how[cashback.how] : '';
  return [
    from(words.net, inMoney(netAmount + refund.amount, currency), inMoney(netAmount, currency)),
    ...(cashback
      ? [
          {
            ...from(
              words.cashback,
              inMoney(cashback.before, cashback.currency),
              inMoney(cashback.after, cashback.currency),
            ),
            ...(note && { note }),
          },
        ]
      : []),
    from(words.points, count(points.before), count(points.after)),
    from(words.badge, badge.before?.name ?? words.noBadge, badge.after?.name ?? words.noBadge),
    ...achievements.flatMap(({ name, change }) =>
      change === 'progress' ? [] : [{ label: name, value: words.changes[change] }],
    ),
    ...(moved > 0 ? [{ label: words.others(moved), value: words.movedBack }] : []),
  ];
}
