import { useFormats } from '#components/words/formats.tsx';
import type { OverviewFigures, Totals } from '#server/insights/overview/contract.ts';
import { OverviewDelta, useFigureText } from './overview-delta.tsx';
import type { Card } from './overview-movement.ts';
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
] as const satisfies readonly Card[];

/** The numbers of the range, each with what it means and how it moved. */
export function OverviewCards({ figures, compare }: { figures: OverviewFigures; compare: boolean }) {
  return (
    <dl className="grid gap-3 min-[22rem]:grid-cols-2 lg:grid-cols-4">
      {CARDS.map((card) => (
        <Figure key={card} card={card} now={figures.now} before={compare ? figures.before : null} />
      ))}
    </dl>
  );
}

type Props = { readonly card: Card; readonly now: Totals; readonly before: Totals | null };

function Figure({ card, now, before }: Props) {
  const { cards, net } = useOverviewWords();
  const { money } = useFormats();
  const text = useFigureText();
  const [name, meaning] = cards[card];
  return (
    <div className="min-w-0 rounded-md border border-line bg-surface p-4 max-sm:p-3">
      <dt className="text-sm text-soft">{name}</dt>
      <dd className="mt-1 font-semibold text-xl tabular-nums tracking-tight [overflow-wrap:anywhere] max-sm:text-lg">
        {text(card, now)}
      </dd>
      {before && (
        <dd className="mt-1 text-xs tabular-nums">
          <OverviewDelta card={card} now={now} before={before} />
        </dd>
      )}
      <dd className="mt-1 text-pretty text-soft text-xs">{card === 'purchases' ? net(money(now.revenue)) : meaning}</dd>
    </div>
  );
}
