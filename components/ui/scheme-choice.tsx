'use client';

import { Menu, useMantineColorScheme } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { Check, Monitor, Moon, Sun } from 'lucide-react';
import { useWords } from '#components/words/words.tsx';

const SCHEMES = [
  ['light', Sun],
  ['dark', Moon],
  ['auto', Monitor],
] as const;

/** Light, dark or as the device: three entries of a menu. */
export function SchemeChoice() {
  const { account } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const mounted = useMounted();
  return (
    <>
      <Menu.Label>{account.appearance}</Menu.Label>
      {SCHEMES.map(([scheme, Icon]) => {
        const isChosen = mounted && colorScheme === scheme;
        return (
          <Menu.Item
            key={scheme}
            closeMenuOnClick={false}
            leftSection={<Icon size={16} aria-hidden="true" />}
            rightSection={isChosen ? <Check size={16} aria-hidden="true" /> : null}
            aria-current={isChosen}
            onClick={() => setColorScheme(scheme)}
          >
            {account[scheme]}
          </Menu.Item>
        );
      })}
    </>
  );
}
