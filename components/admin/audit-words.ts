import { useMemo } from 'react';
import { auditTexts } from '#components/words/en-audit.ts';
import { useCatalogue } from '#components/words/words.tsx';
import { deedOf } from './saved-form.ts';

type Told = { readonly action: string; readonly before?: unknown; readonly after?: unknown };

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
      act: ({ action, before, after }: Told) => {
        const saved = words.saved[action];
        if (saved === undefined) return words.acts[action] ?? action;
        const { deed, version } = deedOf(before, after);
        return words.deeds[deed](saved, version === null ? null : String(version));
      },
      subjectKind: (type: string) => words.subjects[type] ?? type,
    };
  }, [words]);
}
