'use client';

import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useRuleWords } from '#components/words/speech.tsx';
import type { ConditionValue } from '#server/loyalty/achievements/contract.ts';
import type { ComparisonNode } from './condition-tree.ts';
import { useCriteriaWords } from './criteria-words.ts';
import { isList, type ValueKind } from './field-values.ts';
import { ListField } from './list-field.tsx';
import { MoneyField, NumberField } from './number-fields.tsx';
import { useWordsOf } from './seen-values.ts';
import { UnseenNote } from './unseen-note.tsx';
import { WeekdayPicker } from './weekday-picker.tsx';
import { WordInput } from './word-input.tsx';

export type ValueProps = {
  readonly node: ComparisonNode;
  readonly kind: ValueKind;
  readonly currency: string;
  readonly isWrong: boolean;
  readonly onChange: (value: ConditionValue | undefined) => void;
};

/** What a comparison compares with, typed into what suits the field and the operator. */
export function ConditionValueInput(props: ValueProps) {
  const { node, kind } = props;
  if (node.op === 'exists' || kind === 'truth') return <TruthInput {...props} />;
  if (node.op === 'between') return <PairInput {...props} />;
  if (kind === 'day') return <DayInput {...props} />;
  return isList(node.op) ? <ListInput {...props} /> : <OneInput {...props} />;
}

function TruthInput({ node, onChange }: ValueProps) {
  const words = useCriteriaWords();
  return (
    <NativeSelect
      size="xs"
      aria-label={words.valueLabel}
      value={node.value === false ? 'false' : 'true'}
      onChange={(event) => onChange(event.currentTarget.value === 'true')}
    >
      <option value="true">{words.truth.true}</option>
      <option value="false">{words.truth.false}</option>
    </NativeSelect>
  );
}

function DayInput({ node, onChange, isWrong }: ValueProps) {
  const words = useCriteriaWords();
  const { weekdays } = useRuleWords();
  const chosen = listOf(node.value).map(String);
  if (isList(node.op)) return <WeekdayPicker chosen={chosen} isWrong={isWrong} onChange={onChange} />;
  return (
    <NativeSelect
      size="xs"
      aria-label={words.valueLabel}
      value={chosen[0] ?? ''}
      error={isWrong}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    >
      <option value="">…</option>
      {Object.entries(weekdays).map(([day, name]) => (
        <option key={day} value={day}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}

function ListInput({ node, kind, isWrong, onChange }: ValueProps) {
  const words = useCriteriaWords();
  const seen = useWordsOf(node.field);
  const values = listOf(node.value).map(String);
  const asValue = (tag: string) =>
    kind === 'number' && tag.trim() !== '' && Number.isFinite(Number(tag)) ? Number(tag) : tag;
  const change = (tags: readonly string[]) => onChange(tags.map(asValue));
  return (
    <div>
      <ListField
        size="xs"
        aria-label={words.valueLabel}
        placeholder={values.length === 0 ? (seen[0] ? words.wordHint(seen[0]) : words.listHint) : undefined}
        suggestions={seen}
        values={values}
        error={isWrong}
        onChange={change}
      />
      <UnseenNote
        typed={values}
        seen={seen}
        onTake={(meant, typed) => change([...new Set(values.map((value) => (value === typed ? meant : value)))])}
      />
    </div>
  );
}

function OneInput({ node, kind, currency, isWrong, onChange }: ValueProps) {
  const words = useCriteriaWords();
  const field = { size: 'xs', 'aria-label': words.valueLabel, error: isWrong } as const;
  const number = typeof node.value === 'number' ? node.value : null;
  const change = (value: number | null) => onChange(value ?? undefined);
  if (kind === 'money') {
    return (
      <MoneyField
        {...field}
        currency={currency}
        leftSection={<Currency of={currency} />}
        leftSectionWidth={44}
        value={number}
        onChange={change}
      />
    );
  }
  if (kind === 'number') return <NumberField isDecimal {...field} value={number} onChange={change} />;
  return <WordInput {...field} node={node} onChange={onChange} />;
}

/** Two numbers; the comparison is unfinished until both can be read. */
function PairInput({ node, kind, currency, isWrong, onChange }: ValueProps) {
  const words = useCriteriaWords();
  const [pair, setPair] = useState<readonly (number | null)[]>(() => listOf(node.value).map(Number));
  const [low = null, high = null] = pair;
  const change = (next: readonly [number | null, number | null]) => {
    setPair(next);
    const [from, to] = next;
    onChange(from === null || to === null ? undefined : [from, to]);
  };
  const field = (label: string) =>
    ({ size: 'xs', 'aria-label': label, error: isWrong, className: 'min-w-0 flex-1' }) as const;
  return (
    <div className="flex items-center gap-2">
      {kind === 'money' ? (
        <>
          <MoneyField
            {...field(words.lowLabel)}
            currency={currency}
            value={low}
            onChange={(from) => change([from, high])}
          />
          <span className="text-soft text-xs">{words.and}</span>
          <MoneyField
            {...field(words.highLabel)}
            currency={currency}
            value={high}
            onChange={(to) => change([low, to])}
          />
        </>
      ) : (
        <>
          <NumberField isDecimal {...field(words.lowLabel)} value={low} onChange={(from) => change([from, high])} />
          <span className="text-soft text-xs">{words.and}</span>
          <NumberField isDecimal {...field(words.highLabel)} value={high} onChange={(to) => change([low, to])} />
        </>
      )}
    </div>
  );
}

function Currency({ of }: { of: string }) {
  return <span className="text-soft text-xs">{of}</span>;
}

function listOf(value: ConditionValue | undefined): readonly (string | number | boolean)[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
