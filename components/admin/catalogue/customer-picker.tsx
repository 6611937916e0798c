'use client';

import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { useSimulationWords } from './simulation-words.ts';

export type PickedCustomer = { readonly id: string; readonly label: string };

type Props = { readonly customer: PickedCustomer | null; readonly onChange: (customer: PickedCustomer | null) => void };

const WAIT_MS = 250;
const ENOUGH_LETTERS = 2;

/** A customer found by name, email or id. */
export function CustomerPicker({ customer, onChange }: Props) {
  const words = useSimulationWords();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), WAIT_MS);
  const isAsked = settled.length >= ENOUGH_LETTERS && settled !== customer?.label;
  const found = trpc.console.find.useQuery({ text: settled.slice(0, 255) }, { enabled: isAsked });
  const options = (found.data?.customers ?? []).map(({ id, name, email, externalId }) => ({
    value: id,
    label: [name, email ?? externalId].filter(Boolean).join(' · ') || id,
  }));
  const known = customer && !options.some(({ value }) => value === customer.id);
  const data = known ? [{ value: customer.id, label: customer.label }, ...options] : options;
  return (
    <Select
      searchable
      clearable
      label={words.customer}
      placeholder={words.customerHint}
      data={data}
      filter={({ options: all }) => all}
      value={customer?.id ?? null}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={isAsked && found.isFetched ? words.nobody : words.typeMore}
      onChange={(id, option) => onChange(id === null ? null : { id, label: option?.label ?? id })}
    />
  );
}
