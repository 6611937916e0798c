'use client';

import { ActionIcon } from '@mantine/core';
import { ArrowDown, ArrowUp, type LucideIcon, X } from 'lucide-react';
import { moveButtonId, useBuilder } from './builder-context.ts';
import type { Direction } from './condition-moves.ts';
import type { GroupNode } from './condition-tree.ts';
import { useCriteriaWords } from './criteria-words.ts';

type Props = {
  readonly id: string;
  /** What the part is called: "Condition 2". */
  readonly name: string;
  readonly parent: GroupNode | null;
};

const WAYS: readonly { readonly by: Direction; readonly icon: LucideIcon }[] = [
  { by: -1, icon: ArrowUp },
  { by: 1, icon: ArrowDown },
];

/** Moves a part up and down, into groups and out of them, and takes it out. */
export function PartButtons({ id, name, parent }: Props) {
  const words = useCriteriaWords();
  const { move, canMove, remove } = useBuilder();
  const isMovable = WAYS.some(({ by }) => canMove(id, by));
  const look = {
    variant: 'subtle',
    color: 'gray',
    size: 'md',
    className: 'data-disabled:bg-transparent data-disabled:opacity-40',
  } as const;
  return (
    <div className="flex shrink-0 justify-end">
      {isMovable &&
        WAYS.map(({ by, icon: Icon }) => (
          <ActionIcon
            {...look}
            key={by}
            id={moveButtonId(id, by)}
            aria-label={by === 1 ? words.down(name) : words.up(name)}
            data-disabled={!canMove(id, by) || undefined}
            aria-disabled={!canMove(id, by)}
            onClick={() => move(id, by)}
          >
            <Icon size={14} aria-hidden="true" />
          </ActionIcon>
        ))}
      <ActionIcon {...look} aria-label={words.remove(name)} onClick={() => remove(id, parent?.id ?? null)}>
        <X size={14} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}
