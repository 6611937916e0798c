'use client';

import { useCallback } from 'react';
import { useAchievementWords } from './achievement-words.ts';
import { ConditionBuilder } from './condition-builder.tsx';
import type { ConditionNode } from './condition-tree.ts';
import type { CriteriaDraft } from './criteria-draft.ts';
import { CriteriaFields } from './criteria-fields.tsx';
import { useCriteriaWords } from './criteria-words.ts';
import { useProgram } from './program-context.tsx';
import { WindowFields } from './window-fields.tsx';
import { WordSelect } from './word-select.tsx';

type Props = {
  readonly draft: CriteriaDraft;
  readonly ownKey: string;
  readonly onChange: (change: (draft: CriteriaDraft) => CriteriaDraft) => void;
};

const WITH_CONDITIONS: readonly string[] = ['purchase', 'spending', 'streak', 'collection', 'activity'];
const WITHOUT_WINDOW: readonly string[] = ['streak', 'composite'];

/** What an achievement asks for: its type with its numbers, its window, and the conditions on what counts. */
export function CriteriaEditor({ draft, ownKey, onChange }: Props) {
  const words = useCriteriaWords();
  const { types } = useAchievementWords();
  const { currency } = useProgram();
  const change = useCallback((some: Partial<CriteriaDraft>) => onChange((of) => ({ ...of, ...some })), [onChange]);
  const changeWhere = useCallback((where: ConditionNode | null) => change({ where }), [change]);
  const changeItems = useCallback((items: ConditionNode | null) => change({ items }), [change]);
  const ground = draft.type === 'activity' ? 'activity' : 'purchase';
  const hasWindow = !WITHOUT_WINDOW.includes(draft.type);
  return (
    <div className="grid gap-5">
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <WordSelect
          className="sm:col-span-3"
          label={words.type}
          description={words.typeHints[draft.type]}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={draft.type}
          words={types}
          onChange={(type) => change({ type })}
        />
        <CriteriaFields draft={draft} currency={currency} ownKey={ownKey} onChange={change} />
        {hasWindow && <WindowFields window={draft.window} onChange={(window) => change({ window })} />}
      </div>
      {WITH_CONDITIONS.includes(draft.type) && (
        <ConditionBuilder
          label={words.where[ground]}
          ground={ground}
          currency={currency}
          path="criteria.where"
          node={draft.where}
          onChange={changeWhere}
        />
      )}
      {draft.type === 'spending' && (
        <ConditionBuilder
          label={words.items}
          ground="item"
          currency={currency}
          path="criteria.items"
          node={draft.items}
          onChange={changeItems}
        />
      )}
    </div>
  );
}
