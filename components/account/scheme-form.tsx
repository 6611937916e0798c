'use client';

import { useMantineColorScheme } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { FilterTabs } from '#components/ui/filter-tabs.tsx';
import { useWords } from '#components/words/words.tsx';

const SCHEMES = ['light', 'dark', 'auto'] as const;

/** How the pages look on this device. */
export function SchemeForm() {
  const { account } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const isMounted = useMounted();
  const tabs = SCHEMES.map((value) => ({ value, label: account[value] }));
  return (
    <FilterTabs
      label={account.appearance}
      tabs={tabs}
      value={isMounted ? colorScheme : 'auto'}
      onChange={setColorScheme}
    />
  );
}
