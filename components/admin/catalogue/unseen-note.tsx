'use client';

import { useCriteriaWords } from './criteria-words.ts';
import { unseenWords } from './unseen-word.ts';

type Props = {
  readonly typed: readonly string[];
  readonly seen: readonly string[];
  /** Takes the shop's own word in place of the typed one. */
  readonly onTake: (meant: string, typed: string) => void;
};

/** Says of typed words that no recent purchase has them. It may still be right: a new channel is not seen yet. */
export function UnseenNote({ typed, seen, onTake }: Props) {
  const words = useCriteriaWords();
  return (
    <div role="status" className="text-soft text-xs [overflow-wrap:anywhere] empty:hidden">
      {unseenWords(typed, seen).map(({ word, meant }) => (
        <p key={word} className="mt-1">
          {words.unseen(word)}{' '}
          {meant !== null && (
            <>
              {words.meant}{' '}
              <button
                type="button"
                className="font-medium text-leaf underline underline-offset-2 max-md:min-h-11"
                onClick={() => onTake(meant, word)}
              >
                {words.take(meant)}
              </button>
            </>
          )}
        </p>
      ))}
    </div>
  );
}
