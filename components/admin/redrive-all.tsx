'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { RotateCw } from 'lucide-react';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';

type Props = {
  readonly action: string;
  readonly what: string;
  readonly isBusy: boolean;
  readonly onConfirm: (close: () => void) => void;
};

/** Sends everything that a list shows on its way again, after saying how much it is. */
export function RedriveAll({ action, what, isBusy, onConfirm }: Props) {
  const [isAsked, { open, close }] = useDisclosure(false);
  return (
    <div className="flex justify-end border-line border-b p-3">
      <Button size="xs" variant="default" leftSection={<RotateCw size={14} aria-hidden="true" />} onClick={open}>
        {action}
      </Button>
      <ConfirmDialog
        opened={isAsked}
        title={action}
        action={action}
        isBusy={isBusy}
        onConfirm={() => onConfirm(close)}
        onClose={close}
      >
        <p>{what}</p>
      </ConfirmDialog>
    </div>
  );
}
