import { Medallion } from '#components/ui/medallion.tsx';
import { Meter } from '#components/ui/meter.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { OverviewCounts } from '#server/insights/overview/contract.ts';

type Props = { ladder: OverviewCounts['ladder']; customers: number };

/** How many customers stand on each rung now, highest first. */
export function LadderTable({ ladder, customers }: Props) {
  const { console: words } = useWords();
  return (
    <section aria-labelledby="ladder" className="rounded-lg border border-line bg-surface p-4">
      <h2 id="ladder" className="font-semibold text-sm">
        {words.ladder}
      </h2>
      {ladder.length === 0 ? (
        <p className="mt-3 text-sm text-soft">{words.noBadges}</p>
      ) : (
        <ul className="mt-2 divide-y divide-line">
          {ladder.toReversed().map((rung) => (
            <li key={rung.level}>
              <Rung rung={rung} customers={customers} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Rung({ rung, customers }: { rung: Props['ladder'][number]; customers: number }) {
  const { console: words } = useWords();
  const { count } = useFormats();
  const text = `${count(rung.holders)} ${words.holders(rung.holders)}`;
  return (
    <div className="grid grid-cols-[2rem_5.5rem_1fr_auto] items-center gap-3 py-2 text-sm">
      <Medallion color={rung.color} className="size-8" />
      <span className="font-medium">{rung.name}</span>
      <Meter share={customers === 0 ? 0 : rung.holders / customers} label={`${rung.name}: ${text}`} />
      <span className="min-w-24 text-right text-soft tabular-nums">{text}</span>
    </div>
  );
}
