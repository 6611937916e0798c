'use client';

import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { type ReactNode, useState } from 'react';
import type { Column } from '#components/ui/data-table.tsx';
import { ConsoleList } from './console-list.tsx';
import { type WholeQuery, wholeList } from './whole-list.ts';

type Props<Row> = {
  readonly label: string;
  /** The word in the address that says which row is looked at. */
  readonly param: string;
  readonly query: WholeQuery<Row>;
  readonly columns: readonly Column<Row>[];
  readonly words: { readonly create: string; readonly empty: { readonly title: string; readonly text: string } };
  readonly detail: (row: Row | null, onClose: () => void, onSecret: (secret: string) => void) => ReactNode;
  readonly form: (opened: boolean, onClose: () => void, onSecret: (secret: string) => void) => ReactNode;
  /** Shows what a row keeps secret, this once. */
  readonly shown: (secret: string | null, onClose: () => void) => ReactNode;
};

/** A list of things that are made here and come with a secret: a button for a new one, a row looked at beside it. */
export function MadeList<Row extends { readonly id: string }>(props: Props<Row>) {
  const { label, param, query, columns, words, detail, form, shown } = props;
  const [opened, open] = useQueryState(param, parseAsString);
  const [isMaking, make] = useState(false);
  const [secret, show] = useState<string | null>(null);
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <div className="flex justify-end border-line border-b p-3">
        <Button size="xs" leftSection={<Plus size={14} aria-hidden="true" />} onClick={() => make(true)}>
          {words.create}
        </Button>
      </div>
      <ConsoleList
        label={label}
        columns={columns}
        rowId={({ id }) => id}
        onOpen={({ id }) => void open(id)}
        query={wholeList(query)}
        onTurn={() => undefined}
        empty={words.empty}
      />
      {detail(query.data?.find(({ id }) => id === opened) ?? null, () => void open(null), show)}
      {form(isMaking, () => make(false), show)}
      {shown(secret, () => show(null))}
    </div>
  );
}
