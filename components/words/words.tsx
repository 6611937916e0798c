'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { en, type Words } from './en.ts';

const CATALOGUES: Record<string, Words> = { en };

const CurrentWords = createContext<Words>(en);

/** The catalogue of a locale, by its language; English where there is none. */
export function wordsFor(locale: string): Words {
  return CATALOGUES[locale.split('-')[0] ?? 'en'] ?? en;
}

export function WordsProvider({ locale, children }: { locale: string; children: ReactNode }) {
  return <CurrentWords value={wordsFor(locale)}>{children}</CurrentWords>;
}

/** The texts of the interface in the reader's language. */
export function useWords(): Words {
  return useContext(CurrentWords);
}
