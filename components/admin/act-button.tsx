import { Button } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

type Props = {
  readonly icon: LucideIcon;
  readonly onClick: () => void;
  readonly isBusy?: boolean;
  readonly children: ReactNode;
};

/** One of the things that can be done with what is looked at; small, as several stand side by side. */
export function ActButton({ icon: Icon, onClick, isBusy = false, children }: Props) {
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<Icon size={14} aria-hidden="true" />}
      loading={isBusy}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
