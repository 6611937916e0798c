'use client';

import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useMemo, useRef } from 'react';
import type { Ground } from '#server/loyalty/rules/fields.ts';
import { addButtonId, type Builder, BuilderContext, moveButtonId } from './builder-context.ts';
import { ComparisonRow } from './comparison-row.tsx';
import { ConditionGroup } from './condition-group.tsx';
import { moved } from './condition-moves.ts';
import { barePath, type ConditionNode, groupNode, replaced } from './condition-tree.ts';
import { useCriteriaWords } from './criteria-words.ts';
import { useComplaint } from './field-complaints.tsx';
import { freshComparison } from './field-values.ts';

type Props = {
  readonly label: string;
  readonly ground: Ground;
  readonly currency: string;
  /** Where the condition stands in the definition, as refusals name it. */
  readonly path: string;
  readonly node: ConditionNode | null;
  readonly onChange: (node: ConditionNode | null) => void;
};

/** A tree of conditions, built with buttons and fields alone: every part can be added, moved and taken out by keyboard. */
export function ConditionBuilder({ label, ground, currency, path, node, onChange }: Props) {
  const words = useCriteriaWords();
  const complaint = useComplaint();
  const builder = useBuilderOf({ ground, currency, node, onChange });
  const begin = () => {
    const first = freshComparison(ground);
    builder.focusOn(first.id);
    onChange(groupNode('all', [first]));
  };
  const wrap = (whole: ConditionNode) => {
    const next = freshComparison(ground, [whole]);
    builder.focusOn(next.id);
    onChange(groupNode('all', [whole, next]));
  };
  const wrong = complaint(path, label);
  return (
    <BuilderContext value={builder}>
      <fieldset className="min-w-0">
        <legend className="mb-1.5 font-semibold text-sm">{label}</legend>
        {node === null && <AddButton id={ROOT_ADD} text={words.addFirst} onClick={begin} />}
        {node?.kind === 'group' && <ConditionGroup group={node} path={path} place="1" parent={null} />}
        {node?.kind === 'comparison' && (
          <>
            <ComparisonRow node={node} path={barePath(node, path)} place="1" parent={null} />
            <div className="mt-2">
              <AddButton id={ROOT_ADD} text={words.addFirst} onClick={() => wrap(node)} />
            </div>
          </>
        )}
        {wrong && node?.kind !== 'comparison' && <p className="mt-1 text-alert-ink text-xs">{wrong}</p>}
      </fieldset>
    </BuilderContext>
  );
}

const ROOT_ADD = 'root';

function AddButton({ id, text, onClick }: { id: string; text: string; onClick: () => void }) {
  return (
    <Button
      id={addButtonId(id)}
      size="xs"
      variant="default"
      leftSection={<Plus size={14} aria-hidden="true" />}
      onClick={onClick}
    >
      {text}
    </Button>
  );
}

/** Once what was just changed is drawn. */
function focusLater(id: string): void {
  setTimeout(() => document.getElementById(id)?.focus(), 0);
}

function useBuilderOf({ ground, currency, node, onChange }: Pick<Props, 'ground' | 'currency' | 'node' | 'onChange'>) {
  const wanted = useRef<string | null>(null);
  return useMemo<Builder>(() => {
    const change: Builder['change'] = (id, how) => onChange(node && replaced(node, id, how));
    return {
      ground,
      currency,
      change,
      move: (id, by) => {
        onChange(node && moved(node, id, by));
        focusLater(moveButtonId(id, by));
      },
      canMove: (id, by) => node !== null && moved(node, id, by) !== node,
      remove: (id, groupId) => {
        const isWhole = groupId === null;
        change(id, () => null);
        // The button that had the focus goes with its row.
        focusLater(addButtonId(isWhole ? ROOT_ADD : groupId));
      },
      focusOn: (id) => {
        wanted.current = id;
      },
      takeFocus: (id) => {
        if (wanted.current !== id) return false;
        wanted.current = null;
        return true;
      },
    };
  }, [ground, currency, node, onChange]);
}
