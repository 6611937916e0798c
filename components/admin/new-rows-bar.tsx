'use client';

import { ArrowUp } from 'lucide-react';
import { useWords } from '#components/words/words.tsx';

/** New rows of a live list wait behind this, so that nothing moves under the reader's hand. */
export function NewRowsBar({ count, onShow }: { count: number; onShow: () => void }) {
  const { list } = useWords().frame;
  return (
    <div aria-live="polite">
      {count > 0 && (
        <button
          type="button"
          onClick={onShow}
          className="flex min-h-9 w-full cursor-pointer items-center justify-center gap-2 border-line border-b bg-leaf-wash font-medium text-leaf text-sm max-md:min-h-11"
        >
          <ArrowUp className="size-4" aria-hidden="true" />
          {list.fresh(count)} · {list.freshHint}
        </button>
      )}
    </div>
  );
}
