'use client';

import { Modal } from '@mantine/core';
import { KeyList } from '#components/ui/key-list.tsx';
import { useWords } from '#components/words/words.tsx';
import { PLACES } from './places.ts';

/** Every key of the console, on one sheet. */
export function KeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { frame } = useWords();
  const { keys } = frame;
  const go = PLACES.map(({ letter, name }) => [frame.places[name], 'g', letter] as const);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={keys.title}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': frame.keys.close }}
    >
      <div className="grid gap-6 sm:grid-cols-2">
        <KeyList
          title={keys.everywhere}
          rows={[
            [keys.palette, 'Ctrl', 'K'],
            [keys.search, '/'],
            [keys.sheet, '?'],
            [keys.close, 'Esc'],
          ]}
        />
        <KeyList
          title={keys.lists}
          rows={[
            [keys.next, 'j'],
            [keys.previous, 'k'],
            [keys.open, 'Enter'],
          ]}
        />
        <KeyList title={keys.go} rows={go} />
      </div>
    </Modal>
  );
}
