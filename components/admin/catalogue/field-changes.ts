/** A field that two versions of a rule have differently; null: one of them has it not. */
export type FieldChange = { readonly path: string; readonly before: string | null; readonly after: string | null };

/** What differs between two definitions, field by field, in the order of the newer one. */
export function fieldChanges(before: object, after: object): FieldChange[] {
  const [old, fresh] = [new Map(leavesOf(before)), new Map(leavesOf(after))];
  const paths = [...new Set([...fresh.keys(), ...old.keys()])];
  return paths
    .filter((path) => old.get(path) !== fresh.get(path))
    .map((path) => ({ path, before: old.get(path) ?? null, after: fresh.get(path) ?? null }));
}

/** Every value by its dotted path. Lists of plain values are one value. */
function leavesOf(value: unknown, path = ''): (readonly [path: string, text: string])[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [[path, typeof value === 'string' ? value : JSON.stringify(value)]];
  if (Array.isArray(value) && value.every((part) => typeof part !== 'object')) return [[path, value.join(', ')]];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, path === '' ? key : `${path}.${key}`));
}
