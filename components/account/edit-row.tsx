'use client';

import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '#components/words/words.tsx';
import { Notice } from './complaint.tsx';

type Props = {
  readonly id: string;
  readonly title: string;
  readonly value: ReactNode;
  /** What the button that opens the form does. */
  readonly action: string;
  /** The form. What it calls at its end closes it and is said in its place. */
  readonly children: (done: (text: string) => void) => ReactNode;
};

/** Something that is seldom changed: what it is now, and the form for it once it is wanted. Focus goes along and comes back. */
export function EditRow({ id, title, value, action, children }: Props) {
  const { access } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const form = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const titleId = `${id}-title`;
  useEffect(() => {
    if (isOpen) form.current?.querySelector('input')?.focus();
  }, [isOpen]);
  const end = (text: string) => {
    setOpen(false);
    setSaid(text);
    button.current?.focus();
  };
  return (
    <section aria-labelledby={titleId} className="p-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h3 id={titleId} className="font-medium text-sm">
            {title}
          </h3>
          <p className="text-soft [overflow-wrap:anywhere]">{value}</p>
        </div>
        <Button
          ref={button}
          variant="default"
          aria-expanded={isOpen}
          onClick={() => (isOpen ? end('') : setOpen(true))}
        >
          {isOpen ? access.confirm.cancel : action}
        </Button>
      </div>
      <div role="status" className="mt-3 empty:hidden">
        {!isOpen && said !== '' && <Notice>{said}</Notice>}
      </div>
      {isOpen && (
        <div ref={form} className="mt-4 max-w-md">
          {children(end)}
        </div>
      )}
    </section>
  );
}
