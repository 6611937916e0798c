'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { en, type Words } from './en.ts';

/** Changes every text of a catalogue; tests put a pseudo-locale on with it. */
type Dress = <C extends object>(catalogue: C) => C;
type Reader = { readonly language: string; readonly dress: Dress | undefined };

const CurrentReader = createContext<Reader>({ language: 'en', dress: undefined });

/** Whose language is spoken inside: the one of a locale, English where there is no catalogue of it. */
export function WordsProvider(props: { locale: string; dress?: Dress; children: ReactNode }) {
  const { locale, dress, children } = props;
  const reader = useMemo(() => ({ language: locale.split('-')[0] ?? 'en', dress }), [locale, dress]);
  return <CurrentReader value={reader}>{children}</CurrentReader>;
}

/** A catalogue in the reader's language; English where there is none. A screen's own catalogue travels with that screen. */
export function useCatalogue<C extends object>(languages: { readonly en: C } & Readonly<Record<string, C>>): C {
  const { language, dress } = useContext(CurrentReader);
  const catalogue = languages[language] ?? languages.en;
  return dress ? dress(catalogue) : catalogue;
}

const PRODUCT = { en };

/** The texts that every page needs. */
export function useWords(): Words {
  return useCatalogue(PRODUCT);
}
