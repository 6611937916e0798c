'use client';

import { useMemo } from 'react';
import { AchievementIcon } from '#components/ui/achievement-icon.tsx';
import type { Column } from '#components/ui/data-table.tsx';
import { Meter } from '#components/ui/meter.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { ruleInWords } from '#components/words/rule-in-words.ts';
import { useSpeech } from '#components/words/speech.tsx';
import type { AchievementRow } from '#server/insights/catalogue/contract.ts';
import { useAchievementWords } from './achievement-words.ts';
import { ActiveSwitch } from './active-switch.tsx';
import { useAchievementNames } from './rule-sentence.tsx';

/** The columns of achievements; archived ones can no longer be switched. */
export function useAchievementColumns(isArchive: boolean): readonly Column<AchievementRow>[] {
  const words = useAchievementWords();
  const { count, change } = useFormats();
  return useMemo(() => {
    const { columns } = words;
    const all: (Column<AchievementRow> | false)[] = [
      { key: 'name', title: columns.name, width: '15rem', cell: (row) => <NameCell row={row} /> },
      {
        key: 'rule',
        title: columns.rule,
        phone: 'row',
        cell: ({ definition }) => <RuleCell definition={definition} />,
      },
      {
        key: 'tier',
        title: columns.tier,
        width: '6.5rem',
        phone: 'hidden',
        cell: ({ definition }) => <TierCell tier={definition.tier} />,
      },
      {
        key: 'points',
        title: columns.points,
        width: '5rem',
        align: 'end',
        phone: 'corner',
        cell: ({ definition }) => <span className="font-medium">{change(definition.points)}</span>,
      },
      { key: 'rate', title: columns.rate, isNamed: true, width: '12.5rem', cell: (row) => <UnlockRate row={row} /> },
      {
        key: 'version',
        title: columns.version,
        width: '4.5rem',
        align: 'end',
        phone: 'hidden',
        cell: ({ version }) => words.version(count(version)),
      },
      !isArchive && {
        key: 'active',
        title: columns.active,
        width: '4.5rem',
        align: 'end',
        phone: 'tail',
        cell: (row) => <ActiveSwitch row={row} />,
      },
    ];
    return all.filter((column) => column !== false);
  }, [words, count, change, isArchive]);
}

function NameCell({ row: { key, definition } }: { row: AchievementRow }) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <span className="grid size-7 shrink-0 place-items-center rounded bg-leaf-wash text-leaf">
        <AchievementIcon name={definition.icon} className="size-4" />
      </span>
      <span className="truncate" title={`${definition.name} (${key})`}>
        {definition.name}
      </span>
    </span>
  );
}

/** The rule as customers read it, as far as there is room. */
function RuleCell({ definition }: { definition: AchievementRow['definition'] }) {
  const speech = useSpeech(useAchievementNames());
  const said = ruleInWords(definition.criteria, speech);
  return (
    <span className="block truncate text-soft max-md:whitespace-normal" title={said}>
      {said}
    </span>
  );
}

const METALS: Record<AchievementRow['definition']['tier'], string> = {
  bronze: '#b9783f',
  silver: '#93a0aa',
  gold: '#d9ab2b',
  platinum: '#5fa3a8',
  diamond: '#7a86e0',
};

function TierCell({ tier }: { tier: AchievementRow['definition']['tier'] }) {
  const { tiers } = useAchievementWords();
  return (
    <span className="flex items-center gap-2">
      <span className="size-2.5 shrink-0 rounded-full" style={{ background: METALS[tier] }} aria-hidden="true" />
      {tiers[tier]}
    </span>
  );
}

function UnlockRate({ row: { holders, customers, definition } }: { row: AchievementRow }) {
  const words = useAchievementWords();
  const { count } = useFormats();
  const share = customers === 0 ? 0 : Math.min(holders / customers, 1);
  const text = words.rate(count(holders), count(customers));
  return (
    <span className="inline-flex items-center gap-3">
      <span className="block w-14 shrink-0 max-md:hidden">
        <Meter share={share} label={`${definition.name}: ${words.columns.rate} ${text}`} />
      </span>
      <span className="tabular-nums">{text}</span>
    </span>
  );
}
