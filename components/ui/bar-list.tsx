import type { ReactNode } from 'react';

export type BarRow = {
  readonly key: string;
  readonly name: string;
  readonly mark?: ReactNode;
  /** How long the bar is, 0 to 1. */
  readonly share: number;
  readonly value: string;
  readonly note?: string;
  /** A CSS colour; leaf when absent. */
  readonly color?: string;
};

/** Amounts beneath one another, each with its bar and its number: a plot that reads like a list. */
export function BarList({ rows }: { rows: readonly BarRow[] }) {
  return (
    <ul className="grid gap-3">
      {rows.map(({ key, name, mark, share, value, note, color = 'var(--l-leaf)' }) => (
        <li key={key} className="grid gap-1.5 text-sm">
          <span className="flex items-center gap-2">
            {mark}
            <span className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">{name}</span>
            <span className="shrink-0 font-medium tabular-nums">{value}</span>
            {note && <span className="min-w-14 shrink-0 text-end text-soft tabular-nums">{note}</span>}
          </span>
          <span className="block h-2.5 overflow-hidden rounded-full bg-track" aria-hidden="true">
            <span
              className="block h-full rounded-full"
              style={{ width: `${share > 0 ? Math.max(share * 100, 1.5) : 0}%`, background: color }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
