'use client';

import { Dialog } from '#components/ui/dialog.tsx';
import { KeyList } from '#components/ui/key-list.tsx';
import { useWords } from '#components/words/words.tsx';
import { useModifierKey } from './modifier-key.ts';
import { PLACES } from './places.ts';

/** Every key of the console, on one sheet. */
export function KeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { frame } = useWords();
  const { keys } = frame;
  const modifier = useModifierKey();
  const go = PLACES.map(({ letter, name }) => [frame.places[name], 'g', letter] as const);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
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
    </Dialog>
  );
}
