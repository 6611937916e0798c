import { useMemo } from 'react';
import { auditTexts } from '#components/words/en-audit.ts';
import { useCatalogue } from '#components/words/words.tsx';

const LANGUAGES = { en: auditTexts };

/** The texts of the console's audit, and how it tells who did what to what. */
export function useAuditWords() {
  const words = useCatalogue(LANGUAGES);
  return useMemo(() => {
    const actor = (label: string, name: string | null) => {
      const [kind = '', ...rest] = label.split(':');
      return words.actors[kind]?.(name ?? rest.join(':')) ?? name ?? label;
    };
    return {
      ...words,
      actor,
      act: (action: string) => words.acts[action] ?? action,
      subjectKind: (type: string) => words.subjects[type] ?? type,
    };
  }, [words]);
}
