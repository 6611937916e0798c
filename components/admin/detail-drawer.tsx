'use client';

import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCloseOnTop } from '#components/ui/layers.ts';
import { useWords } from '#components/words/words.tsx';

type Props = {
  readonly opened: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A row looked at closely beside its list. Keep which one in the address; Esc closes it, unless a dialog lies over it. */
export function DetailDrawer({ opened, title, onClose, children }: Props) {
  const { frame } = useWords();
  const close = useCloseOnTop(opened, onClose);
  return (
    <Drawer
      opened={opened}
      onClose={close}
      position="right"
      size={560}
      title={<span className="font-semibold [overflow-wrap:anywhere]">{title}</span>}
      closeButtonProps={{ 'aria-label': frame.keys.close }}
    >
      {children}
    </Drawer>
  );
}
