'use client';

import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { AccountFace } from './account-face.tsx';
import type { OpenedAccountMenu } from './account-menu-opened.tsx';

type Props = {
  readonly name: string | null;
  readonly email: string | null;
  readonly profile: string;
  /** Opens the search, where narrow screens have no room for its button. */
  readonly onFind?: () => void;
};

const load = () => import('./account-menu-opened.tsx');

/** Who is signed in, how the pages look, and the way out. What the menu is made of is loaded when somebody reaches for it. */
export function AccountMenu(props: Props) {
  const [Opened, setOpened] = useState<typeof OpenedAccountMenu | null>(null);
  if (Opened) return <Opened {...props} />;
  const fetchAhead = () => void load();
  const open = () => void load().then((module) => setOpened(() => module.OpenedAccountMenu));
  return (
    <UnstyledButton
      className="grid size-11 place-items-center rounded-full"
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={fetchAhead}
      onFocus={fetchAhead}
      onClick={open}
    >
      <AccountFace shown={props.name ?? props.email ?? ''} />
    </UnstyledButton>
  );
}
