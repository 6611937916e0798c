'use client';

import Link from 'next/link';
import { Medallion } from '#components/ui/medallion.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { BadgeRow } from '#server/insights/catalogue/contract.ts';
import { useCashbackRuleWords } from './cashback-rule-words.ts';
import { benefitOf } from './cashback-working.ts';

/** What each badge adds to the rate of the band; it is edited with the badge. */
export function BadgeBonuses({ ladder }: { ladder: readonly BadgeRow[] }) {
  const { bonus } = useCashbackRuleWords();
  const { rate, factor } = useFormats();
  const giving = ladder.map((row) => ({ row, ...benefitOf(row.definition) }));
  const shown = giving.filter(({ bonusBps, multiplierPct }) => bonusBps > 0 || multiplierPct !== 100);
  return (
    <Panel
      title={bonus.title}
      aside={
        <Link href="/admin/badges" className="inline-flex min-h-6 items-center text-leaf text-xs hover:underline">
          {bonus.edit}
        </Link>
      }
    >
      <p className="mb-2 text-soft text-xs">{shown.length === 0 ? bonus.none : bonus.lead}</p>
      <ul className="grid gap-2 text-sm">
        {shown.map(({ row, bonusBps, multiplierPct }) => (
          <li key={row.id} className="flex items-center gap-2.5">
            <Medallion color={row.definition.color} className="size-6 shrink-0" />
            <span className="flex-1">{row.definition.name}</span>
            <span className="font-medium tabular-nums">
              {bonusBps > 0 && bonus.plus(rate(bonusBps))} {multiplierPct !== 100 && bonus.times(factor(multiplierPct))}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
