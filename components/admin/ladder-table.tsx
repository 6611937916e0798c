import { Medallion } from '#components/ui/medallion.tsx';
import { Meter } from '#components/ui/meter.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { OverviewCounts } from '#server/insights/overview/contract.ts';

type Props = { ladder: OverviewCounts['ladder']; customers: number };

/** How many customers stand on each rung now, highest first. */
export function LadderTable({ ladder, customers }: Props) {
  const { console: words } = useWords();
  return (
    <Panel title={words.ladder}>
      {ladder.length === 0 ? (
        <p className="text-sm text-soft">{words.noBadges}</p>
      ) : (
        <ul className="-my-2 divide-y divide-line">
          {ladder.toReversed().map((rung) => (
            <li key={rung.level}>
              <Rung rung={rung} customers={customers} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Rung({ rung, customers }: { rung: Props['ladder'][number]; customers: number }) {
  const { console: words } = useWords();
  const { count } = useFormats();
  const text = `${count(rung.holders)} ${words.holders(rung.holders)}`;
  return (
    <div className="grid grid-cols-[2rem_minmax(0,5.5rem)_minmax(2rem,1fr)_auto] items-center gap-x-3 py-2 text-sm">
      <Medallion color={rung.color} className="size-8" />
      <span className="font-medium [overflow-wrap:anywhere]">{rung.name}</span>
      <Meter share={customers === 0 ? 0 : rung.holders / customers} label={`${rung.name}: ${text}`} />
      <span className="min-w-10 text-right text-soft tabular-nums" title={text}>
        {count(rung.holders)}
      </span>
    </div>
  );
}
