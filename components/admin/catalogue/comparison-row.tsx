'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ConditionValue, Operator } from '#server/loyalty/achievements/contract.ts';
import { useBuilder } from './builder-context.ts';
import { insertedBehind } from './condition-moves.ts';
import { type ComparisonNode, type ConditionNode, type GroupNode, groupNode, groupWord } from './condition-tree.ts';
import { ConditionValueInput } from './condition-value.tsx';
import { useCriteriaWords } from './criteria-words.ts';
import { useComplaint } from './field-complaints.tsx';
import { FieldSelect } from './field-select.tsx';
import { allowedOperators, freshComparison, kindOf, withField, withOperator } from './field-values.ts';
import { MetadataKind } from './metadata-kind.tsx';
import { PartButtons } from './part-buttons.tsx';

type Props = {
  readonly node: ComparisonNode;
  /** Where the comparison itself stands, beneath its denials. */
  readonly path: string;
  readonly place: string;
  readonly parent: GroupNode | null;
};

/** One comparison: a field, how it is compared, and with what. */
export function ComparisonRow({ node, path, place, parent }: Props) {
  const words = useCriteriaWords();
  const complaint = useComplaint();
  const { ground, currency, change } = useBuilder();
  const first = useFirstFocus(node.id);
  const name = words.condition(place);
  const wrong = complaint(path, words.valueLabel);
  const edit = (how: (of: ComparisonNode) => ComparisonNode) =>
    change(node.id, (found) => (found.kind === 'comparison' ? how(found) : found));
  const kind = kindOf(ground, node);
  return (
    <fieldset className="min-w-0 rounded border border-line bg-surface p-2">
      <legend className="sr-only">{name}</legend>
      <div className="grid items-start gap-2 sm:grid-cols-[minmax(9rem,1.1fr)_minmax(7.5rem,0.8fr)_minmax(9rem,1.5fr)_auto]">
        <div className="flex min-w-0 items-center gap-2">
          {node.nots % 2 === 1 && (
            <Button
              size="compact-xs"
              variant="light"
              color="red"
              aria-label={words.deny(name)}
              onClick={() => edit((of) => ({ ...of, nots: 0 }))}
            >
              {words.not}
            </Button>
          )}
          <FieldSelect
            ref={first}
            ground={ground}
            field={node.field}
            onChange={(field) => edit((of) => withField(ground, of, field))}
          />
        </div>
        <div className="min-w-0">
          <OperatorSelect node={node} onChange={(op) => edit((of) => withOperator(ground, of, op))} />
        </div>
        <div className="flex min-w-0 gap-2 *:min-w-0 *:flex-1">
          <MetadataKind node={node} onChange={(value) => edit((of) => ({ ...of, value }))} />
          <ConditionValueInput
            // Fields of two numbers keep what is typed; another kind of value begins anew.
            key={`${node.field} ${node.op} ${kind}`}
            node={node}
            kind={kind}
            currency={currency}
            isWrong={wrong !== undefined}
            onChange={(value: ConditionValue | undefined) => edit((of) => ({ ...of, value }))}
          />
        </div>
        <div className="flex items-center justify-between sm:justify-end">
          <OrButton node={node} name={name} parent={parent} />
          <PartButtons id={node.id} name={name} parent={parent} />
        </div>
      </div>
      <MetadataName node={node} onChange={(field) => edit((of) => ({ ...of, field }))} />
      {wrong && (
        <p role="alert" className="mt-1 text-alert-ink text-xs">
          {wrong}
        </p>
      )}
    </fieldset>
  );
}

/** Makes of a comparison the first of two that will do. */
function OrButton({ node, name, parent }: { node: ComparisonNode; name: string; parent: GroupNode | null }) {
  const words = useCriteriaWords();
  const { ground, change, focusOn } = useBuilder();
  const add = () => {
    const isChoice = parent !== null && groupWord(parent) === 'any';
    const fresh = freshComparison(ground, isChoice ? parent.parts : [node]);
    focusOn(fresh.id);
    if (isChoice) {
      change(parent.id, (group) => (group.kind === 'group' ? insertedBehind(group, node.id, fresh) : group));
    } else change(node.id, (found) => choiceOf([found, fresh], parent));
  };
  return (
    <Button size="compact-xs" variant="subtle" title={words.orTitle} aria-label={words.orLabel(name)} onClick={add}>
      {words.or}
    </Button>
  );
}

/** A choice that is the whole stands in a group of its own, so that there is a place for what holds beside it. */
function choiceOf(parts: readonly ConditionNode[], parent: GroupNode | null): GroupNode {
  const choice = groupNode('any', parts);
  return parent ? choice : groupNode('all', [choice]);
}

type PartProps<V> = { readonly node: ComparisonNode; readonly onChange: (value: V) => void };

function OperatorSelect({ node, onChange }: PartProps<Operator>) {
  const words = useCriteriaWords();
  const { ground } = useBuilder();
  return (
    <NativeSelect
      size="xs"
      aria-label={words.operatorLabel}
      value={node.op}
      onChange={(event) => onChange(event.currentTarget.value as Operator)}
    >
      {allowedOperators(ground, node.field).map((op) => (
        <option key={op} value={op}>
          {words.operators[op]}
        </option>
      ))}
    </NativeSelect>
  );
}

function MetadataName({ node, onChange }: PartProps<string>) {
  const words = useCriteriaWords();
  if (!node.field.startsWith('metadata.')) return null;
  return (
    <TextInput
      className="mt-2 sm:max-w-60"
      size="xs"
      aria-label={words.metadataLabel}
      placeholder={words.metadataLabel}
      maxLength={100}
      value={node.field.slice('metadata.'.length)}
      onChange={(event) => onChange(`metadata.${event.currentTarget.value}`)}
    />
  );
}

/** The field of a comparison that was just added has the focus. */
function useFirstFocus(id: string) {
  const { takeFocus } = useBuilder();
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (takeFocus(id)) first.current?.focus();
  }, [id, takeFocus]);
  return first;
}
