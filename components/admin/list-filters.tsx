'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { FilterX, Search, SlidersHorizontal } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '#components/words/words.tsx';
import type { ListOrder } from './list-order.ts';

const WAIT_MS = 250;

type BarProps = {
  /** The field everybody sees; on phones the others wait behind a button. */
  readonly search?: ReactNode;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
  readonly children?: ReactNode;
};

/** The filters above a list, in one row that wraps. */
export function FilterBar({ search, isFiltered, onClear, children }: BarProps) {
  const { frame } = useWords();
  const [isOpen, { toggle }] = useDisclosure(false);
  return (
    <search aria-label={frame.list.filters} className="flex flex-wrap items-center gap-2 border-line border-b p-3">
      {search}
      {children && (
        <Button
          variant="default"
          size="xs"
          className="md:hidden"
          aria-expanded={isOpen}
          leftSection={<SlidersHorizontal size={14} aria-hidden="true" />}
          onClick={toggle}
        >
          {frame.list.filters}
        </Button>
      )}
      <div className={`flex flex-wrap gap-2 max-md:w-full max-md:flex-col ${isOpen ? '' : 'max-md:hidden'}`}>
        {children}
      </div>
      {isFiltered && (
        <Button variant="subtle" size="xs" leftSection={<FilterX size={14} aria-hidden="true" />} onClick={onClear}>
          {frame.list.clear}
        </Button>
      )}
    </search>
  );
}

type SearchProps = {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
};

/** The field `/` leads to. What is typed counts once the typing rests. */
export function SearchFilter({ label, value, onChange }: SearchProps) {
  const [text, setText] = useState(value ?? '');
  const settle = useDebouncedCallback((next: string) => onChange(next.trim() === '' ? null : next.trim()), WAIT_MS);
  useEffect(() => setText((shown) => (shown.trim() === (value ?? '') ? shown : (value ?? ''))), [value]);
  return (
    <TextInput
      data-list-search
      size="xs"
      type="search"
      className="min-w-48 flex-1 md:max-w-80"
      aria-label={label}
      placeholder={label}
      leftSection={<Search size={14} aria-hidden="true" />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        settle(event.currentTarget.value);
      }}
    />
  );
}

type ChoiceProps<V extends string> = {
  readonly label: string;
  readonly value: V | null;
  readonly choices: readonly (readonly [value: V, label: string])[];
  readonly onChange: (value: V | null) => void;
};

/** One of some words, or any. */
export function ChoiceFilter<V extends string>({ label, value, choices, onChange }: ChoiceProps<V>) {
  const { frame } = useWords();
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => {
        const chosen = choices.find(([choice]) => choice === event.currentTarget.value);
        onChange(chosen ? chosen[0] : null);
      }}
    >
      <option value="">{`${label}: ${frame.list.any.toLowerCase()}`}</option>
      {choices.map(([choice, text]) => (
        <option key={choice} value={choice}>
          {text}
        </option>
      ))}
    </NativeSelect>
  );
}

/** On a phone a list has no heads to sort it by. */
export function OrderFilter({ value, onChange }: { value: ListOrder; onChange: (order: ListOrder) => void }) {
  const { frame } = useWords();
  return (
    <NativeSelect
      size="xs"
      className="md:hidden"
      aria-label={frame.list.order}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value === 'oldest' ? 'oldest' : null)}
    >
      <option value="">{frame.list.newest}</option>
      <option value="oldest">{frame.list.oldest}</option>
    </NativeSelect>
  );
}

type DayProps = {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
};

/** A day, as YYYY-MM-DD. */
export function DayFilter({ label, value, onChange }: DayProps) {
  return (
    <TextInput
      size="xs"
      type="date"
      aria-label={label}
      leftSection={<span className="text-soft text-xs">{label}</span>}
      leftSectionWidth={44}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
