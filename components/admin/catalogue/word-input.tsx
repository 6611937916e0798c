'use client';

import { TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { ConditionValue } from '#server/loyalty/achievements/contract.ts';
import type { ComparisonNode } from './condition-tree.ts';
import { useCriteriaWords } from './criteria-words.ts';
import { useWordsOf } from './seen-values.ts';
import { UnseenNote } from './unseen-note.tsx';
import { isBeginning } from './unseen-word.ts';

type Props = {
  readonly node: ComparisonNode;
  readonly size: 'xs';
  readonly 'aria-label': string;
  readonly error: boolean;
  readonly onChange: (value: ConditionValue | undefined) => void;
};

/** A text, with the words the shop uses offered by the browser. */
export function WordInput({ node, onChange, ...field }: Props) {
  const words = useCriteriaWords();
  const seen = useWordsOf(node.field);
  const list = useId();
  const [isTyping, setTyping] = useState(false);
  const typed = node.value === undefined ? '' : String(node.value);
  const isWhole = node.op === 'eq' || node.op === 'ne';
  const isTold = isWhole && !(isTyping && isBeginning(typed, seen));
  return (
    <div>
      <TextInput
        {...field}
        list={list}
        autoComplete="off"
        maxLength={255}
        placeholder={seen[0] && words.wordHint(seen[0])}
        value={typed}
        onFocus={() => setTyping(true)}
        onBlur={() => setTyping(false)}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      />
      <datalist id={list}>
        {seen.map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
      <UnseenNote typed={isTold ? [typed] : []} seen={seen} onTake={onChange} />
    </div>
  );
}
