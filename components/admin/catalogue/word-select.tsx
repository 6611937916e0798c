'use client';

import { NativeSelect, type NativeSelectProps } from '@mantine/core';

type Props<V extends string> = Omit<NativeSelectProps, 'value' | 'onChange' | 'data'> & {
  readonly value: V;
  /** The words of every choice, in their order. */
  readonly words: Readonly<Record<V, string>>;
  readonly onChange: (value: V) => void;
};

/** One of a fixed set of words. */
export function WordSelect<V extends string>({ value, words, onChange, ...props }: Props<V>) {
  const choices = Object.entries(words) as [V, string][];
  return (
    <NativeSelect
      {...props}
      value={value}
      onChange={(event) => {
        const chosen = choices.find(([choice]) => choice === event.currentTarget.value);
        if (chosen) onChange(chosen[0]);
      }}
    >
      {choices.map(([choice, text]) => (
        <option key={choice} value={choice}>
          {text}
        </option>
      ))}
    </NativeSelect>
  );
}
