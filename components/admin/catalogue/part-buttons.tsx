'use client';

import { ActionIcon } from '@mantine/core';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useBuilder } from './builder-context.ts';
import { type GroupNode, shifted } from './condition-tree.ts';
import { useCriteriaWords } from './criteria-words.ts';

type Props = {
  readonly id: string;
  /** What the part is called: "Condition 2". */
  readonly name: string;
  readonly parent: GroupNode | null;
};

/** Moves a part of a group up and down, and takes it out. */
export function PartButtons({ id, name, parent }: Props) {
  const words = useCriteriaWords();
  const { change, remove } = useBuilder();
  const index = parent?.parts.findIndex((part) => part.id === id) ?? 0;
  const move = (by: -1 | 1) => {
    if (parent) change(parent.id, (group) => (group.kind === 'group' ? shifted(group, id, by) : group));
  };
  const look = {
    variant: 'subtle',
    color: 'gray',
    size: 'md',
    className: 'data-disabled:bg-transparent data-disabled:opacity-40',
  } as const;
  return (
    <div className="flex shrink-0 justify-end">
      {parent && parent.parts.length > 1 && (
        <>
          <ActionIcon
            {...look}
            aria-label={words.up(name)}
            data-disabled={index === 0 || undefined}
            aria-disabled={index === 0}
            onClick={() => move(-1)}
          >
            <ArrowUp size={14} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            {...look}
            aria-label={words.down(name)}
            data-disabled={index === parent.parts.length - 1 || undefined}
            aria-disabled={index === parent.parts.length - 1}
            onClick={() => move(1)}
          >
            <ArrowDown size={14} aria-hidden="true" />
          </ActionIcon>
        </>
      )}
      <ActionIcon {...look} aria-label={words.remove(name)} onClick={() => remove(id, parent?.id ?? null)}>
        <X size={14} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}
