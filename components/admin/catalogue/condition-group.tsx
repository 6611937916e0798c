'use client';

import { Button, NativeSelect } from '@mantine/core';
import { FolderPlus, Plus } from 'lucide-react';
import { addButtonId, useBuilder } from './builder-context.ts';
import { ComparisonRow } from './comparison-row.tsx';
import {
  barePath,
  type ConditionNode,
  type GroupNode,
  type GroupWord,
  groupNode,
  groupWord,
  innerJoin,
  partPath,
  withGroupWord,
} from './condition-tree.ts';
import { useCriteriaWords } from './criteria-words.ts';
import { useComplaint } from './field-complaints.tsx';
import { freshComparison } from './field-values.ts';
import { PartButtons } from './part-buttons.tsx';

const WORDS: readonly GroupWord[] = ['all', 'any', 'none', 'notAll'];

type Props = {
  readonly group: GroupNode;
  readonly path: string;
  /** "2.1": the first part of the second. */
  readonly place: string;
  readonly parent: GroupNode | null;
};

/** Conditions that hold together, one of them, or none; groups stand inside of groups. */
export function ConditionGroup({ group, path, place, parent }: Props) {
  const words = useCriteriaWords();
  const complaint = useComplaint();
  const { change } = useBuilder();
  const name = words.group(place);
  const wrong = parent && complaint(barePath(group, path));
  return (
    <fieldset className="min-w-0 rounded-md border border-line border-l-2 border-l-leaf bg-page/60 p-2 sm:p-3">
      <legend className="sr-only">{name}</legend>
      <div className="flex items-center justify-between gap-2">
        <NativeSelect
          size="xs"
          aria-label={`${name}: ${words.groupLabel}`}
          value={groupWord(group)}
          onChange={(event) => {
            const word = WORDS.find((one) => one === event.currentTarget.value) ?? 'all';
            change(group.id, (node) => (node.kind === 'group' ? withGroupWord(node, word) : node));
          }}
        >
          {WORDS.map((word) => (
            <option key={word} value={word}>
              {words.groups[word]}
            </option>
          ))}
        </NativeSelect>
        <PartButtons id={group.id} name={name} parent={parent} />
      </div>
      {group.parts.length > 0 && (
        <ul className="mt-2 grid gap-2">
          {group.parts.map((part, index) => (
            <li key={part.id} className="min-w-0">
              <Part part={part} group={group} path={path} place={place} index={index} />
            </li>
          ))}
        </ul>
      )}
      {wrong && <p className="mt-1 text-alert-ink text-xs">{wrong}</p>}
      <AddButtons group={group} name={name} />
    </fieldset>
  );
}

type PartProps = Omit<Props, 'parent'> & { readonly part: ConditionNode; readonly index: number };

function Part({ part, group, path, place, index }: PartProps) {
  const at = partPath(group, path, index);
  const nth = `${place}.${index + 1}`;
  if (part.kind === 'group') return <ConditionGroup group={part} path={at} place={nth} parent={group} />;
  return <ComparisonRow node={part} path={barePath(part, at)} place={nth} parent={group} />;
}

function AddButtons({ group, name }: { group: GroupNode; name: string }) {
  const words = useCriteriaWords();
  const { ground, change, focusOn } = useBuilder();
  const add = (part: ConditionNode, focused: string) => {
    focusOn(focused);
    change(group.id, (node) => (node.kind === 'group' ? { ...node, parts: [...node.parts, part] } : node));
  };
  const inner = innerJoin(group);
  const groupText = words.addGroup[inner];
  const addGroup = () => {
    const first = freshComparison(ground, group.parts);
    add(groupNode(inner, [first]), first.id);
  };
  const text = words.addCondition[groupWord(group)];
  const addCondition = () => {
    const fresh = freshComparison(ground, group.parts);
    add(fresh, fresh.id);
  };
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      <Button
        id={addButtonId(group.id)}
        size="compact-xs"
        variant="light"
        aria-label={words.addLabel(`${text}, ${name}`)}
        leftSection={<Plus size={12} aria-hidden="true" />}
        onClick={addCondition}
      >
        {text}
      </Button>
      <Button
        size="compact-xs"
        variant="light"
        aria-label={words.addLabel(`${groupText}, ${name}`)}
        leftSection={<FolderPlus size={12} aria-hidden="true" />}
        onClick={addGroup}
      >
        {groupText}
      </Button>
    </div>
  );
}
