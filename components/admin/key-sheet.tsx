'use client';

import { Modal } from '@mantine/core';
import { KeyList } from '#components/ui/key-list.tsx';
import { useCloseOnTop } from '#components/ui/layers.ts';
import { useWords } from '#components/words/words.tsx';
import { useModifierKey } from './modifier-key.ts';
import { PLACES } from './places.ts';

/** Every key of the console, on one sheet. */
export function KeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { frame } = useWords();
  const { keys } = frame;
  const close = useCloseOnTop(opened, onClose);
  const modifier = useModifierKey();
  const go = PLACES.map(({ letter, name }) => [frame.places[name], 'g', letter] as const);
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={keys.title}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': frame.keys.close }}
    >
      <div className="grid items-start gap-x-8 gap-y-6 sm:grid-cols-2">
        <div className="grid gap-6">
          <KeyList
            title={keys.everywhere}
            rows={[
              [keys.palette, modifier, 'K'],
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
        </div>
        <KeyList title={keys.go} rows={go} />
      </div>
    </Modal>
  );
}
