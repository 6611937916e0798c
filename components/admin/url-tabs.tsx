'use client';

import { Tabs } from '@mantine/core';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import type { ReactNode } from 'react';

export type UrlTab<V extends string> = { readonly value: V; readonly label: string; readonly panel: ReactNode };

/** Parts of a detail page, one at a time; which one is in the address. */
export function UrlTabs<V extends string>({ label, tabs }: { label: string; tabs: readonly UrlTab<V>[] }) {
  const values = tabs.map(({ value }) => value);
  const [first] = values;
  const [chosen, choose] = useQueryState('tab', parseAsStringLiteral(values));
  if (first === undefined) return null;
  return (
    <Tabs
      value={chosen ?? first}
      onChange={(value) => void choose(value === first ? null : (value as V))}
      keepMounted={false}
    >
      <Tabs.List aria-label={label} className="mb-4 overflow-x-auto [flex-wrap:nowrap]">
        {tabs.map(({ value, label: name }) => (
          <Tabs.Tab key={value} value={value}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ value, panel }) => (
        <Tabs.Panel key={value} value={value}>
          {panel}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
