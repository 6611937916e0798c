'use client';

import type { ReactNode } from 'react';
import { Sheet } from '#components/ui/sheet.tsx';
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
  return (
    <Sheet
      opened={opened}
      onClose={onClose}
      position="right"
      size={560}
      title={<span className="font-semibold [overflow-wrap:anywhere]">{title}</span>}
      closeButtonProps={{ 'aria-label': frame.keys.close }}
    >
      {children}
    </Sheet>
  );
}
