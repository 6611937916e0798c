'use client';

import { TextInput } from '@mantine/core';
import { instantOf, localOf } from './local-instants.ts';
import { useProgram } from './program-context.tsx';

type Props = {
  readonly label: string;
  readonly value: string | undefined;
  readonly error?: string | undefined;
  readonly onChange: (instant: string | undefined) => void;
};

/** An instant, typed as a time of the program's own zone. */
export function InstantField({ label, value, error, onChange }: Props) {
  const { timeZone } = useProgram();
  return (
    <TextInput
      type="datetime-local"
      label={label}
      error={error}
      value={localOf(value, timeZone)}
      onChange={(event) => onChange(instantOf(event.currentTarget.value, timeZone))}
    />
  );
}
