'use client';

import { Search } from 'lucide-react';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { openPalette } from './palette-door.ts';

/** Where there is room: the way to the palette for those who do not know its keys. */
export function FindButton() {
  const { palette } = usePortalWords();
  return (
    <button
      type="button"
      onClick={openPalette}
      title={palette.title}
      className="hidden h-9 cursor-pointer items-center gap-2 rounded-full border border-line bg-surface px-3 text-sm text-soft transition-colors hover:text-ink lg:flex"
    >
      <Search className="size-4" aria-hidden="true" />
      {palette.button}
      <span className="rounded border border-line bg-page px-1.5 text-xs" aria-hidden="true">
        /
      </span>
    </button>
  );
}
