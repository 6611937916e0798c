'use client';

import { Tabs } from '@mantine/core';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import type { ReactNode } from 'react';

export type UrlTab<V extends string> = { readonly value: V; readonly label: string; readonly panel: ReactNode };

/** On a phone tabs may go beyond the edge: the chosen one is brought back into sight. */
function intoView(tab: HTMLElement | null): void {
  const list = tab?.parentElement;
  if (tab && list) list.scrollLeft = tab.offsetLeft - (list.clientWidth - tab.clientWidth) / 2;
}

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
      <Tabs.List aria-label={label} className="mb-4 scroll-row [flex-wrap:nowrap]">
        {tabs.map(({ value, label: name }) => (
          <Tabs.Tab
            key={value}
            value={value}
            ref={value === (chosen ?? first) ? intoView : undefined}
            className="shrink-0"
          >
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
