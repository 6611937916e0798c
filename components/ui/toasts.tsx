'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useWords } from '#components/words/words.tsx';

const STAYS_MS = 4_000;
const UNDO_STAYS_MS = 10_000;

export type Toasts = {
  /** Says that something was done. */
  readonly done: (text: string) => void;
  readonly failed: (text: string) => void;
  /** Says that something was done, and offers the way back for ten seconds. */
  readonly undoable: (text: string, undo: () => void) => void;
};

/** Short notes in the corner, read out to those who cannot see them. */
export function useToasts(): Toasts {
  const { frame } = useWords();
  return useMemo(() => {
    const base = { closeButtonProps: { 'aria-label': frame.toast.close }, withBorder: true };
    return {
      done: (text) => void notifications.show({ ...base, message: text, autoClose: STAYS_MS }),
      failed: (text) => void notifications.show({ ...base, message: text, color: 'red', autoClose: false }),
      undoable: (text, undo) => {
        const id = notifications.show({
          ...base,
          autoClose: UNDO_STAYS_MS,
          message: (
            <span className="flex items-center justify-between gap-3">
              {text}
              <Button
                className="shrink-0"
                variant="light"
                size="compact-sm"
                onClick={() => {
                  notifications.hide(id);
                  undo();
                }}
              >
                {frame.toast.undo}
              </Button>
            </span>
          ),
        });
      },
    };
  }, [frame]);
}
