/** One field of an act's values: what it was, and what it became. Null where there was nothing. */
export type Change = { readonly field: string; readonly before: string | null; readonly after: string | null };

type Values = Readonly<Record<string, unknown>>;

/** What an act changed, field by field; fields that stayed are left out unless nothing changed at all. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const all = fields.map((field) => ({ field, before: textOf(was[field]), after: textOf(is[field]) }));
  const changed = all.filter((change) => change.before !== change.after);
  return changed.length > 0 ? changed : all;
}

function valuesOf(values: unknown): Values {
  if (values === null || values === undefined) return {};
  return typeof values === 'object' && !Array.isArray(values) ? (values as Values) : { value: values };
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}
