'use client';

import { Dialog } from '#components/ui/dialog.tsx';
import { KeyList } from '#components/ui/key-list.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { useWords } from '#components/words/words.tsx';
import { PORTAL_PLACES } from './portal-places.ts';

/** Every key of the portal, on one sheet. */
export function PortalKeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { nav } = useWords();
  const { keys, close } = usePortalWords();
  return (
    <Dialog opened={opened} onClose={onClose} title={keys.title} centered closeButtonProps={{ 'aria-label': close }}>
      <div className="grid gap-6 sm:grid-cols-2">
        <KeyList title={keys.go} rows={PORTAL_PLACES.map(({ word, letter }) => [nav[word], 'g', letter])} />
        <KeyList
          title={keys.everywhere}
          rows={[
            [keys.find, '/'],
            [keys.findAnywhere, 'Ctrl', 'K'],
            [keys.next, 'j'],
            [keys.before, 'k'],
            [keys.open, 'Enter'],
            [keys.sheet, '?'],
            [keys.close, 'Esc'],
          ]}
        />
      </div>
    </Dialog>
  );
}
