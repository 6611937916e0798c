'use client';

import { Modal } from '@mantine/core';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { useWords } from '#components/words/words.tsx';
import { PORTAL_PLACES } from './portal-places.ts';

/** Every key of the portal, on one sheet. */
export function PortalKeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { nav } = useWords();
  const { keys, close } = usePortalWords();
  return (
    <Modal opened={opened} onClose={onClose} title={keys.title} centered closeButtonProps={{ 'aria-label': close }}>
      <div className="grid gap-6 sm:grid-cols-2">
        <Keys
          title={keys.go}
          rows={PORTAL_PLACES.map(({ word, letter }) => ({ does: nav[word], pressed: ['g', letter] }))}
        />
        <Keys
          title={keys.everywhere}
          rows={[
            { does: keys.sheet, pressed: ['?'] },
            { does: keys.close, pressed: ['Esc'] },
          ]}
        />
      </div>
    </Modal>
  );
}

type Row = { readonly does: string; readonly pressed: readonly string[] };

function Keys({ title, rows }: { title: string; rows: readonly Row[] }) {
  return (
    <section>
      <h3 className="mb-1 font-semibold text-sm">{title}</h3>
      <dl className="grid text-sm">
        {rows.map(({ does, pressed }) => (
          <div key={does} className="flex items-center justify-between gap-3 border-line border-b py-1.5">
            <dt className="text-soft">{does}</dt>
            <dd className="flex gap-1">
              {pressed.map((key) => (
                <kbd
                  key={key}
                  className="min-w-6 rounded border border-line bg-page px-1.5 text-center text-xs leading-5"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
