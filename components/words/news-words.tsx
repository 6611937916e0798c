'use client';

import { type NewsWords, newsTexts } from './en-news.ts';
import { useCatalogue } from './words.tsx';

const NEWS = { en: newsTexts };

/** The texts of what is celebrated. */
export function useNewsWords(): NewsWords {
  return useCatalogue(NEWS);
}
