'use client';

import { useMemo } from 'react';
import type { Column } from '#components/ui/data-table.tsx';
import { Medallion } from '#components/ui/medallion.tsx';
import { Meter } from '#components/ui/meter.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { BadgeRow } from '#server/insights/catalogue/contract.ts';
import { useBadgeWords } from './badge-words.ts';
import { useBenefits } from './benefits.ts';

/** A rung with the one beneath it. */
export type Rung = { readonly row: BadgeRow; readonly below: BadgeRow | undefined };

/** A ladder from its highest rung. */
export function rungsOf(rows: readonly BadgeRow[]): Rung[] {
  const ladder = rows.toSorted((a, b) => b.definition.level - a.definition.level);
  return ladder.map((row, index) => ({ row, below: ladder[index + 1] }));
}

/** The columns of the ladder: what each rung is, asks for and gives, and who stands on it. */
export function useBadgeColumns(rungs: readonly Rung[]): readonly Column<Rung>[] {
  const words = useBadgeWords();
  const { columns } = words;
  const all = rungs.reduce((sum, { row }) => sum + row.wearers, 0);
  return useMemo(
    () => [
      { key: 'name', title: columns.name, width: '15rem', cell: (rung) => <NameCell rung={rung} /> },
      {
        key: 'points',
        title: columns.points,
        width: '11rem',
        cell: (rung) => <Requirement rung={rung} name="pointsRequired" />,
      },
      {
        key: 'achievements',
        title: columns.achievements,
        width: '11rem',
        cell: (rung) => <Requirement rung={rung} name="achievementsRequired" />,
      },
      { key: 'benefits', title: columns.benefits, cell: ({ row }) => <Benefits row={row} /> },
      {
        key: 'customers',
        title: columns.customers,
        width: '17rem',
        phone: 'corner',
        cell: ({ row }) => <Wearers row={row} all={all} />,
      },
    ],
    [columns, all],
  );
}

function NameCell({ rung: { row, below } }: { rung: Rung }) {
  const words = useBadgeWords();
  const { count } = useFormats();
  const { name, color, isActive, level } = row.definition;
  return (
    <span className="flex items-center gap-3.5 py-2.5 max-md:py-0">
      {below && <span aria-hidden="true" className="absolute top-1/2 left-8.5 h-full w-0.5 bg-line max-md:hidden" />}
      <Medallion color={isActive ? color : null} className="relative size-11 shrink-0" />
      <span className="min-w-0">
        <span className="block truncate text-sm">{name}</span>
        <span className="flex items-center gap-1.5 font-normal text-soft text-xs">
          {words.level(count(level))}
          {!isActive && <StatusBadge tone="off">{words.off}</StatusBadge>}
        </span>
      </span>
    </span>
  );
}

const NEEDED = {
  pointsRequired: 'points',
  achievementsRequired: 'achievements',
} as const;

/** What is asked for, and how much more than on the rung beneath. */
function Requirement({ rung: { row, below }, name }: { rung: Rung; name: keyof typeof NEEDED }) {
  const words = useBadgeWords();
  const { count } = useFormats();
  const asked = row.definition[name];
  const step = below ? asked - below.definition[name] : null;
  return (
    <span className="block">
      <span className="block font-medium tabular-nums max-md:font-normal">
        {words[NEEDED[name]](asked, count(asked))}
      </span>
      {step !== null && below && (
        <span className="block text-soft text-xs tabular-nums max-md:hidden">
          {step === 0 ? words.sameAs(below.definition.name) : words.moreThan(count(step), below.definition.name)}
        </span>
      )}
    </span>
  );
}

function Benefits({ row }: { row: BadgeRow }) {
  const { benefits: words } = useBadgeWords();
  const partsOf = useBenefits();
  const parts = partsOf(row.definition);
  if (parts.length === 0) return <span className="text-soft">{words.none}</span>;
  return (
    <span className="flex flex-wrap gap-1 whitespace-normal">
      {parts.map((part) => (
        <span key={part} className="rounded bg-gold-wash px-1.5 py-0.5 font-medium text-gold-ink text-xs">
          {part}
        </span>
      ))}
    </span>
  );
}

function Wearers({ row: { wearers, definition }, all }: { row: BadgeRow; all: number }) {
  const words = useBadgeWords();
  const { count, rate } = useFormats();
  const text = words.customers(wearers, count(wearers));
  const share = all === 0 ? 0 : wearers / all;
  return (
    <span className="block">
      <span className="flex items-baseline justify-between gap-2 tabular-nums">
        <span className="font-medium max-md:font-normal">{text}</span>
        <span className="text-soft text-xs max-md:hidden">{rate(Math.round(share * 100) * 100)}</span>
      </span>
      <span className="mt-1.5 block max-md:hidden">
        <Meter share={share} label={`${definition.name}: ${text}`} />
      </span>
    </span>
  );
}
