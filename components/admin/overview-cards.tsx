import { Minus, TrendingDown, TrendingUp } from 'lucide-react';
import { useFormats } from '#components/words/formats.tsx';
import type { OverviewFigures, Totals } from '#server/insights/overview/contract.ts';
import { useOverviewWords } from './overview-words.ts';

/** What is shown of a range, in this order. */
export const CARDS = [
  'activeCustomers',
  'purchases',
  'pointsIssued',
  'unlocks',
  'cashbackPaid',
  'cashbackOwed',
  'failureBps',
  'rewardedWithinMs',
] as const;
type Card = (typeof CARDS)[number];

/** Of these, less is better. */
const UNWELCOME: ReadonlySet<Card> = new Set(['cashbackOwed', 'failureBps', 'rewardedWithinMs']);

/** The numbers of the range, each with what it means and how it moved. */
export function OverviewCards({ figures, compare }: { figures: OverviewFigures; compare: boolean }) {
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {CARDS.map((card) => (
        <Figure key={card} card={card} now={figures.now} before={compare ? figures.before : null} />
      ))}
    </dl>
  );
}

type Props = { readonly card: Card; readonly now: Totals; readonly before: Totals | null };

function Figure({ card, now, before }: Props) {
  const words = useOverviewWords();
  const { money } = useFormats();
  const text = useFigureText();
  const [name, meaning] = words.cards[card];
  return (
    <div className="min-w-0 rounded-md border border-line bg-surface p-4 max-sm:p-3">
      <dt className="text-sm text-soft">{name}</dt>
      <dd className="mt-1 font-semibold text-lg tabular-nums tracking-tight [overflow-wrap:anywhere] sm:text-xl">
        {text(card, now)}
      </dd>
      {before && (
        <dd className="mt-1 text-xs tabular-nums">
          <Delta card={card} now={now} before={before} />
        </dd>
      )}
      <dd className="mt-1 text-soft text-xs">{card === 'purchases' ? words.net(money(now.revenue)) : meaning}</dd>
    </div>
  );
}

function Delta({ card, now, before }: Props & { readonly before: Totals }) {
  const { delta, before: beforeWords } = useOverviewWords();
  const { rate } = useFormats();
  const text = useFigureText();
  const [to, from] = [Number(now[card] ?? 0), Number(before[card] ?? 0)];
  const isSame = to === from;
  const Icon = isSame ? Minus : to > from ? TrendingUp : TrendingDown;
  const isGood = to > from !== UNWELCOME.has(card);
  const tone = isSame ? 'text-soft' : isGood ? 'text-leaf' : 'text-alert-ink';
  return (
    <span className={`inline-flex flex-wrap items-center gap-x-1 ${tone}`} title={beforeWords(text(card, before))}>
      <Icon className="size-3.5 shrink-0" aria-hidden="true" />
      {moved()}
    </span>
  );

  function moved(): string {
    if (isSame) return delta.same;
    if (from === 0) return delta.fresh;
    const share = rate(Math.round((Math.abs(to - from) * 100) / from) * 100);
    return to > from ? delta.up(share) : delta.down(share);
  }
}

function useFigureText() {
  const words = useOverviewWords();
  const { count, money, rate } = useFormats();
  return (card: Card, totals: Totals): string => {
    if (card === 'cashbackPaid' || card === 'cashbackOwed') return money(totals[card]);
    const value = totals[card];
    if (value === null) return words.none;
    if (card === 'failureBps') return rate(value);
    return card === 'rewardedWithinMs' ? words.within((value / 1000).toFixed(value < 10_000 ? 2 : 0)) : count(value);
  };
}
