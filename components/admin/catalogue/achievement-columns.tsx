'use client';

import { useMemo } from 'react';
import { AchievementIcon } from '#components/ui/achievement-icon.tsx';
import type { Column } from '#components/ui/data-table.tsx';
import { Meter } from '#components/ui/meter.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { AchievementRow } from '#server/insights/catalogue/contract.ts';
import { useAchievementWords } from './achievement-words.ts';
import { ActiveSwitch } from './active-switch.tsx';

/** The columns of achievements; archived ones can no longer be switched. */
export function useAchievementColumns(isArchive: boolean): readonly Column<AchievementRow>[] {
  const words = useAchievementWords();
  const { count, change } = useFormats();
  return useMemo(() => {
    const { columns } = words;
    const all: (Column<AchievementRow> | false)[] = [
      { key: 'name', title: columns.name, cell: (row) => <NameCell row={row} /> },
      {
        key: 'type',
        title: columns.type,
        width: '10.5rem',
        cell: ({ definition }) => words.types[definition.criteria.type],
      },
      { key: 'tier', title: columns.tier, width: '6.5rem', cell: ({ definition }) => words.tiers[definition.tier] },
      {
        key: 'points',
        title: columns.points,
        width: '6.5rem',
        align: 'end',
        phone: 'corner',
        cell: ({ definition }) => <span className="font-medium">{change(definition.points)}</span>,
      },
      { key: 'rate', title: columns.rate, width: '13rem', cell: (row) => <UnlockRate row={row} /> },
      {
        key: 'version',
        title: columns.version,
        width: '5rem',
        align: 'end',
        phone: 'hidden',
        cell: ({ version }) => words.version(count(version)),
      },
      !isArchive && {
        key: 'active',
        title: columns.active,
        width: '5.5rem',
        align: 'end',
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
      <span className="truncate">{definition.name}</span>
      <span className="truncate font-mono font-normal text-soft text-xs max-md:hidden">{key}</span>
    </span>
  );
}

function UnlockRate({ row: { holders, customers, definition } }: { row: AchievementRow }) {
  const words = useAchievementWords();
  const { count } = useFormats();
  const share = customers === 0 ? 0 : Math.min(holders / customers, 1);
  const text = words.rate(count(holders), count(customers));
  return (
    <span className="flex items-center gap-3">
      <span className="block w-14 shrink-0 max-md:hidden">
        <Meter share={share} label={`${definition.name}: ${words.columns.rate} ${text}`} />
      </span>
      <span className="tabular-nums">{text}</span>
    </span>
  );
}
