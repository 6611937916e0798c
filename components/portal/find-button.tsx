'use client';

import { Search } from 'lucide-react';
import { useWords } from '#components/words/words.tsx';
import { openPalette } from './palette-door.ts';

/** Where there is room: the way to the palette for those who do not know its keys. */
export function FindButton() {
  const { find } = useWords();
  return (
    <button
      type="button"
      onClick={openPalette}
      title={find.title}
      aria-keyshortcuts="Control+K Meta+K /"
      className="hidden h-9 cursor-pointer items-center gap-2 rounded-full border border-line bg-surface px-3 text-sm text-soft transition-colors hover:text-ink lg:flex"
    >
      <Search className="size-4" aria-hidden="true" />
      {find.button}
      <span className="rounded border border-line bg-page px-1.5 text-xs" aria-hidden="true">
        /
      </span>
    </button>
  );
}
