'use client';

import { Modal } from '@mantine/core';
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
        <Keys
          title={keys.everywhere}
          rows={[
            [keys.palette, 'Ctrl', 'K'],
            [keys.search, '/'],
            [keys.sheet, '?'],
            [keys.close, 'Esc'],
          ]}
        />
        <Keys
          title={keys.lists}
          rows={[
            [keys.next, 'j'],
            [keys.previous, 'k'],
            [keys.open, 'Enter'],
          ]}
        />
        <Keys title={keys.go} rows={go} />
      </div>
    </Modal>
  );
}

type Row = readonly [does: string, ...keys: string[]];

function Keys({ title, rows }: { title: string; rows: readonly Row[] }) {
  return (
    <section>
      <h3 className="mb-1 font-semibold text-sm">{title}</h3>
      <dl className="grid text-sm">
        {rows.map(([does, ...pressed]) => (
          <div key={does} className="flex items-center justify-between gap-3 border-line border-b py-1.5">
            <dt className="text-soft">{does}</dt>
            <dd className="flex gap-1">
              {pressed.map((key) => (
                <kbd
                  key={key}
                  className="min-w-6 rounded border border-line bg-page px-1.5 text-center font-sans text-xs"
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
