'use client';

import { NativeSelect } from '@mantine/core';
import type { Ref } from 'react';
import type { Ground } from '#server/loyalty/rules/fields.ts';
import { useCriteriaWords } from './criteria-words.ts';
import { groundFields } from './field-values.ts';

type Props = {
  readonly ref: Ref<HTMLSelectElement>;
  readonly ground: Ground;
  readonly field: string;
  readonly onChange: (field: string) => void;
};

const METADATA = 'metadata.';

/** The fields a condition may ask for here, in groups. */
export function FieldSelect({ ref, ground, field, onChange }: Props) {
  const words = useCriteriaWords();
  const isOpen = ground === 'purchase' || ground === 'activity';
  const isMetadata = field.startsWith(METADATA);
  const groups = groundFields(ground);
  const isKnown = isMetadata || groups.some(({ fields }) => fields.includes(field));
  return (
    <NativeSelect
      ref={ref}
      size="xs"
      className="min-w-0 flex-1"
      aria-label={words.fieldLabel}
      value={isMetadata ? METADATA : field}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {!isKnown && <option value={field}>{field}</option>}
      {groups.map(({ name, fields }) => (
        <optgroup key={name} label={words.fieldGroups[name]}>
          {fields.map((one) => (
            <option key={one} value={one}>
              {words.fields[one] ?? one}
            </option>
          ))}
          {isOpen && (name === 'fact' || name === 'activity') && <option value={METADATA}>{words.metadata}</option>}
        </optgroup>
      ))}
    </NativeSelect>
  );
}
