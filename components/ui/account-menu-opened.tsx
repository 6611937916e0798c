'use client';

import { Menu, UnstyledButton } from '@mantine/core';
import { LogOut, Search, UserRound } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '#components/words/words.tsx';
import { AccountFace } from './account-face.tsx';
import { signOut } from './auth-requests.ts';
import { SchemeChoice } from './scheme-choice.tsx';

type Props = { name: string | null; email: string | null; profile: string; onFind?: (() => void) | undefined };

/** The account's menu, open from the start. Its button takes the focus first, so that closing the menu gives it back. */
export function OpenedAccountMenu({ name, email, profile, onFind }: Props) {
  const { account, access, find } = useWords();
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const shown = name ?? email ?? '';
  useEffect(() => {
    button.current?.focus({ preventScroll: true });
    setOpened(true);
  }, []);
  const search = () => {
    // Where the search is left, the focus comes back here: the entry itself is gone by then.
    button.current?.focus({ preventScroll: true });
    onFind?.();
  };
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" width={240} shadow="md" radius="md" withinPortal>
      <Menu.Target>
        <UnstyledButton ref={button} className="grid size-11 place-items-center rounded-full">
          <AccountFace shown={shown} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className="px-3 py-2">
          <p className="text-soft text-xs">{account.signedInAs}</p>
          <p className="truncate font-medium text-sm">{shown}</p>
          {name && <p className="truncate text-soft text-xs">{email}</p>}
        </div>
        <Menu.Divider />
        <Menu.Item component={Link} href={profile} leftSection={<UserRound size={16} aria-hidden="true" />}>
          {access.profile.link}
        </Menu.Item>
        {onFind && (
          <Menu.Item className="lg:hidden!" leftSection={<Search size={16} aria-hidden="true" />} onClick={search}>
            {find.button}
          </Menu.Item>
        )}
        <Menu.Divider />
        <SchemeChoice />
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} aria-hidden="true" />} onClick={() => void signOut()}>
          {account.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
