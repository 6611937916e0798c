/** A part of a rule as it is said: what it is called, and what stands there. */
export type RuleFact = readonly [name: string, text: string];

/** A part that two versions of a rule have differently; an empty text: one of them has nothing there. */
export type RuleChange = { readonly name: string; readonly before: string; readonly after: string };

/** What reads differently in the newer of two versions, in its order. */
export function changesBetween(before: readonly RuleFact[], after: readonly RuleFact[]): RuleChange[] {
  const [old, fresh] = [new Map(before), new Map(after)];
  const names = [...new Set([...fresh.keys(), ...old.keys()])];
  return names
    .map((name) => ({ name, before: old.get(name) ?? '', after: fresh.get(name) ?? '' }))
    .filter((change) => change.before !== change.after);
}
