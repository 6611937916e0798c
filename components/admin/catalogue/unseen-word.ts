import { MOST_SEEN } from '#server/insights/catalogue/contract.ts';

/** A word that no recent purchase has, and the one of the shop's that may have been meant. */
export type Unseen = { readonly word: string; readonly meant: string | null };

/** The typed words the shop does not know, as far as can be told: not without its own, nor of a list that was cut. */
export function unseenWords(typed: readonly string[], seen: readonly string[]): Unseen[] {
  if (seen.length === 0) return [];
  return typed
    .filter((word) => word.trim() !== '' && !seen.includes(word))
    .map((word) => ({ word, meant: seen.find((one) => fold(one) === fold(word)) ?? null }))
    .filter(({ meant }) => meant !== null || seen.length < MOST_SEEN);
}

/** Whether a word may still become one of the shop's by typing on. */
export function isBeginning(typed: string, seen: readonly string[]): boolean {
  return seen.some((word) => word !== typed && word.length > typed.length && fold(word).startsWith(fold(typed)));
}

function fold(word: string): string {
  return word.trim().toLowerCase();
}
