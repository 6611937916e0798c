'use client';

import { Select } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useWords } from '#components/words/words.tsx';

export type Choice = { readonly value: string; readonly label: string };

type Props = {
  readonly label: string;
  readonly value: string;
  /** What can be chosen, with `value` among it; asked when the list is opened, as it may be long. */
  readonly choices: (value: string) => readonly Choice[];
  readonly onChange: (value: string) => void;
  readonly error: ReactNode;
};

/** Only so many are drawn: who does not see theirs types on. */
const MOST_SHOWN = 60;

/** One of very many, found by typing. */
export function SearchSelect({ label, value, choices, onChange, error }: Props) {
  const { frame } = useWords();
  const [wasOpened, setOpened] = useState(false);
  const data = useMemo(() => {
    const all = choices(value);
    return wasOpened ? [...all] : all.filter((choice) => choice.value === value);
  }, [choices, value, wasOpened]);
  return (
    <Select
      searchable
      allowDeselect={false}
      limit={MOST_SHOWN}
      label={label}
      value={value}
      data={data}
      error={error}
      nothingFoundMessage={frame.list.nothingFound}
      comboboxProps={{ shadow: 'md' }}
      onDropdownOpen={() => setOpened(true)}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
    />
  );
}
