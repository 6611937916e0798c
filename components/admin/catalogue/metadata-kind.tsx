'use client';

import { NativeSelect } from '@mantine/core';
import type { ConditionValue } from '#server/loyalty/achievements/contract.ts';
import type { ComparisonNode } from './condition-tree.ts';
import { useCriteriaWords } from './criteria-words.ts';

const FIRST_VALUES = { text: '', number: 0, boolean: true } as const;
type Kind = keyof typeof FIRST_VALUES;
const KINDS: readonly Kind[] = ['text', 'number', 'boolean'];

type Props = { readonly node: ComparisonNode; readonly onChange: (value: ConditionValue | undefined) => void };

/** Of what kind a piece of metadata is; only where it cannot be told from the operator. */
export function MetadataKind({ node, onChange }: Props) {
  const words = useCriteriaWords();
  if (!node.field.startsWith('metadata.') || (node.op !== 'eq' && node.op !== 'ne')) return null;
  const kind = KINDS.find((one) => typeof FIRST_VALUES[one] === typeof node.value) ?? 'text';
  return (
    <NativeSelect
      size="xs"
      aria-label={words.kindLabel}
      value={kind}
      onChange={(event) => onChange(FIRST_VALUES[KINDS.find((one) => one === event.currentTarget.value) ?? 'text'])}
    >
      {KINDS.map((one) => (
        <option key={one} value={one}>
          {words.kinds[one]}
        </option>
      ))}
    </NativeSelect>
  );
}
