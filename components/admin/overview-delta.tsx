import { Minus, TrendingDown, TrendingUp } from 'lucide-react';
import { lengthText } from '#components/ui/times.ts';
import { useFormats } from '#components/words/formats.tsx';
import type { Totals } from '#server/insights/overview/contract.ts';
import { type Card, movementOf } from './overview-movement.ts';
import { useOverviewWords } from './overview-words.ts';

const ICONS = { up: TrendingUp, down: TrendingDown, same: Minus } as const;
const TONES = { good: 'text-leaf', bad: 'text-alert-ink', neutral: 'text-soft' } as const;

type Props = { readonly card: Card; readonly now: Totals; readonly before: Totals };

/** How a number moved: by how much, and from what. */
export function OverviewDelta({ card, now, before }: Props) {
  const { delta } = useOverviewWords();
  const { rate } = useFormats();
  const text = useFigureText();
  const movement = movementOf(card, now, before);
  if (!movement) return <span className="text-soft">{delta.nothing}</span>;
  const { way, feeling, shareBps, isFromNothing } = movement;
  if (isFromNothing) return <span className="text-soft">{delta.fromNothing}</span>;
  const said = shareBps === null ? delta.from : delta.than;
  const Icon = ICONS[way];
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1">
      <span className={`inline-flex items-center gap-1 font-medium ${TONES[feeling]}`}>
        <Icon className="size-3.5 shrink-0" aria-hidden="true" />
        {shareBps === null ? delta.ways[way] : delta.by[way](rate(shareBps))}
      </span>
      {way !== 'same' && <span className="text-soft">{said(text(card, before))}</span>}
    </span>
  );
}

/** A number of the overview as people read it. */
export function useFigureText() {
  const words = useOverviewWords();
  const { count, number, money, rate } = useFormats();
  return (card: Card, totals: Totals): string => {
    if (card === 'cashbackPaid' || card === 'cashbackOwed') return money(totals[card]);
    const value = totals[card];
    if (value === null) return words.none;
    if (card === 'failureBps') return rate(value);
    if (card === 'activeCustomers') return number(value);
    return card === 'rewardedWithinMs' ? lengthText(value) : count(value);
  };
}
