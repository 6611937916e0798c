import { createContext, useContext } from 'react';
import type { Ground } from '#server/loyalty/rules/fields.ts';
import type { Direction } from './condition-moves.ts';
import type { ConditionNode } from './condition-tree.ts';

/** What every part of a builder needs: what it stands on, and how to change the whole. */
export type Builder = {
  readonly ground: Ground;
  readonly currency: string;
  /** Changes the node of an id; null takes it out. */
  readonly change: (id: string, change: (node: ConditionNode) => ConditionNode | null) => void;
  /** Moves a part along the outline, into groups and out of them; the button that did it keeps the focus. */
  readonly move: (id: string, by: Direction) => void;
  readonly canMove: (id: string, by: Direction) => boolean;
  /** Takes a part out, and leads the focus to where the next one would be added. */
  readonly remove: (id: string, groupId: string | null) => void;
  /** Names what shall have the focus once it is there. */
  readonly focusOn: (id: string) => void;
  /** True once for the id that was named. */
  readonly takeFocus: (id: string) => boolean;
};

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error('a condition is shown outside of its builder');
  return builder;
}

/** The button that adds to a group, where the focus goes when a part of it is taken out. */
export function addButtonId(groupId: string): string {
  return `add-to-${groupId}`;
}

/** The button that moves a part that way. */
export function moveButtonId(id: string, by: Direction): string {
  return `move-${by === 1 ? 'down' : 'up'}-${id}`;
}
