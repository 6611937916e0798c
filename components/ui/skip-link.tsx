'use client';

import { useWords } from '#components/words/words.tsx';

/** For keyboards: past the header, to what the page is about. */
export function SkipLink() {
  const { skipToContent } = useWords();
  return (
    <a
      href="#content"
      className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:rounded-lg focus:bg-surface focus:px-4 focus:py-2 focus:text-ink focus:shadow-card"
    >
      {skipToContent}
    </a>
  );
}
