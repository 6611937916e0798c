type Kept<Draft> = {
  readonly draft: Draft;
  /** The version it was made from; 0: a new rule. */
  readonly baseVersion: number;
};

/** Drafts that were left without publishing them, by the names of their rules. They live as long as the document. */
const kept = new Map<string, Kept<unknown>>();

export function keepDraft<Draft>(name: string, draft: Kept<Draft>): void {
  kept.set(name, draft);
}

/** Whoever asks by a name has kept it under that name. */
export function keptDraft<Draft>(name: string): Kept<Draft> | undefined {
  return kept.get(name) as Kept<Draft> | undefined;
}

export function forgetDraft(name: string): void {
  kept.delete(name);
}

const shelfOf = (name: string) => `laurel.draft.${name}`;

/** Puts a draft where the next document of this tab finds it. */
export function shelveDraft<Draft>(name: string, draft: Kept<Draft>): void {
  sessionStorage.setItem(shelfOf(name), JSON.stringify(draft));
}

/**
 * Takes the draft that a reload, or a way back, interrupted. It is given once, so that one which cannot be shown any more
 * does no harm twice; whoever came by another way begins anew, as another person may have signed in.
 */
export function unshelveDraft<Draft>(name: string): Kept<Draft> | undefined {
  const text = sessionStorage.getItem(shelfOf(name));
  sessionStorage.removeItem(shelfOf(name));
  const [way] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const isSamePerson = way?.type === 'reload' || way?.type === 'back_forward';
  return text !== null && isSamePerson ? (JSON.parse(text) as Kept<Draft>) : undefined;
}
