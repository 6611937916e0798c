type Kept<Draft> = {
  readonly draft: Draft;
  /** The version it was made from; 0: a new rule. */
  readonly baseVersion: number;
};

/** Drafts that were left without publishing them, by the names of their rules. They live as long as the tab. */
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
