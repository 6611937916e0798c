'use client';

import { Menu, UnstyledButton } from '@mantine/core';
import { LogOut, UserRound } from 'lucide-react';
import Link from 'next/link';
import { useWords } from '#components/words/words.tsx';
import { signOut } from './auth-requests.ts';
import { SchemeChoice } from './scheme-choice.tsx';

/** Who is signed in, how the pages look, and the way out. */
export function AccountMenu({ name, email, profile }: { name: string | null; email: string | null; profile: string }) {
  const { account, access } = useWords();
  const shown = name ?? email ?? '';
  return (
    <Menu position="bottom-end" width={240} shadow="md" radius="md" withinPortal>
      <Menu.Target>
        <UnstyledButton className="grid size-11 place-items-center rounded-full">
          <span className="grid size-9 place-items-center rounded-full bg-leaf-wash font-semibold text-leaf text-sm">
            {initialsOf(shown)}
          </span>
          <span className="sr-only">{account.menu(shown)}</span>
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

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0) ?? '');
  return letters.join('').toUpperCase();
}
