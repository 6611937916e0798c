/** One field of an act's values: what it was, and what it became. Null where there was nothing. */
export type Change = {
  readonly field: string;
  readonly before: Told;
  readonly after: Told;
};

/** A value as it can be shown: words as they are, anything else as it is written down. */
export type Told = string | boolean | null;

type Values = Readonly<Record<string, unknown>>;

/** What an act changed, field by field; fields that stayed are left out unless nothing changed at all. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const fields = [...new Set([...was.keys(), ...is.keys()])];
  const all = fields.map((field) => ({ field, before: was.get(field) ?? null, after: is.get(field) ?? null }));
  const changed = all.filter((change) => change.before !== change.after);
  return changed.length > 0 ? changed : all;
}

/** The name of a field as people read it: `benefits.cashbackBonusBps` is "Benefits, cashback bonus bps". */
export function fieldName(path: string): string {
  const words = path
    .replaceAll('.', ', ')
    .replaceAll('_', ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function fieldsOf(values: unknown): Map<string, Told> {
  if (values === null || values === undefined) return new Map();
  return new Map(isFields(values) ? flat(values, '') : [['value', toldOf(values)]]);
}

/** Fields within fields by their path, so that each says what of it changed. */
function flat(values: Values, start: string): [string, Told][] {
  return Object.entries(values).flatMap(([name, value]) => {
    const path = start + name;
    return isFields(value) ? flat(value, `${path}.`) : [[path, toldOf(value)] as [string, Told]];
  });
}

function isFields(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}

function toldOf(value: unknown): Told {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  const isList = Array.isArray(value) && value.every((one) => typeof one !== 'object');
  return isList ? value.join(', ') : JSON.stringify(value, null, 1);
}
