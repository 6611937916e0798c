import { z } from 'zod';
import { type FieldErrors, ruleBroken } from './errors.ts';
import { isCurrency, MAX_AMOUNT_MINOR } from './money.ts';

/** Longest text of a field, in UTF-16 units. */
export const MAX_TEXT = 255;

/** How deep a value may be nested. */
export const MAX_DEPTH = 32;
/** How many elements one list, and how many fields one object may have before anybody looks at them. */
const MAX_ELEMENTS = 10_000;
const MAX_FIELDS = 200;
/** Complaints one refusal tells; who sends more mistakes than that learns of the others later. */
const MAX_COMPLAINTS = 100;
const MAX_METADATA_KEYS = 50;
const MAX_METADATA_BYTES = 8 * 1024;
const EARLIEST = Date.UTC(1970, 0, 1);
export const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** A text of one field: not empty, at most 255. */
export const shortText = z.string().min(1).max(MAX_TEXT);

/** An amount in minor units as JSON carries it: a whole number from 1 to 10^15. Inside the house it is a bigint. */
export const positiveAmount = z.int().min(1).max(Number(MAX_AMOUNT_MINOR));

/** Like `positiveAmount`, and nothing is an amount too. */
export const amountOrZero = z.int().min(0).max(Number(MAX_AMOUNT_MINOR));

/** An ISO 4217 code in capitals. */
export const currencyText = z
  .string()
  .refine(isCurrency, { error: 'must be an ISO 4217 currency code, such as NGN', abort: true });

/** An instant as ISO 8601 with its offset; 30 February is an error. Not before 1970. */
export const instantText = z.iso
  .datetime({ offset: true })
  .refine((text) => !(Date.parse(text) < EARLIEST), 'must not be before 1970');

/** A day as ISO 8601. Not before 1970. */
export const dayText = z.iso.date().refine((text) => text >= '1970', 'must not be before 1970');

/** What a partner attaches to a fact: up to 50 keys, 8 KiB as JSON, plain values. */
export const metadataInput = z
  .record(
    shortText,
    z.union([z.string(), z.number(), z.boolean(), z.null()], 'must be a text, a number, true, false or null'),
  )
  .refine((value) => Object.keys(value).length <= MAX_METADATA_KEYS, `must have at most ${MAX_METADATA_KEYS} keys`)
  .refine(
    (value) => new TextEncoder().encode(JSON.stringify(value)).length <= MAX_METADATA_BYTES,
    'must be at most 8 KiB as JSON',
  );

/**
 * Reads a value from outside by its schema. Every verb does so before anything else; the schema's defaults are filled in.
 * @throws Refusal `validation_failed` with the errors by dotted path
 */
export function checkedInput<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const hostile = hostileParts(value);
  if (hostile) throw refusedInput(hostile);
  const read = schema.safeParse(value, { error: sentence, reportInput: false });
  if (read.success) return read.data;
  throw refusedInput(fieldErrors(read.error));
}

/** The refusal that names wrong fields; its message is the first of them. */
export function refusedInput(errors: FieldErrors): Error {
  const [first, ...others] = Object.entries(errors);
  const [path, messages] = first ?? ['', ['is not valid']];
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return ruleBroken('validation_failed', `${path || 'the input'} ${messages[0]}${more}`, errors);
}

/** The complaints of a schema by dotted path. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  let told = 0;
  const add = (path: PropertyKey[], message: string) => {
    if (++told > MAX_COMPLAINTS) return;
    const key = path.map(String).join('.');
    // A field may be called as something every object has, such as toString.
    errors[key] = [...((Object.hasOwn(errors, key) && errors[key]) || []), message];
  };
  for (const issue of error.issues) {
    if (issue.code !== 'unrecognized_keys') add(issue.path, issue.message);
    else for (const key of issue.keys) add([...issue.path, key], 'is not a field we know');
  }
  return errors;
}

type Part = { readonly value: unknown; readonly key: string; readonly path: string; readonly depth: number };

/** What no text of ours may hold, looked for before any schema, which would drop some of it in silence. */
function hostileParts(root: unknown): FieldErrors | null {
  const stack: Part[] = [{ value: root, key: '', path: '', depth: 0 }];
  for (let part = stack.pop(); part; part = stack.pop()) {
    const fault = faultOf(part);
    if (fault) return fault;
    for (const inner of partsOf(part)) stack.push(inner);
  }
  return null;
}

function faultOf({ value, key, path, depth }: Part): FieldErrors | null {
  if (depth > MAX_DEPTH) return { [path]: [`is nested deeper than ${MAX_DEPTH}`] };
  if (PROTOTYPE_KEYS.has(path)) return { '': [`must not have a field named ${path}`] };
  if (PROTOTYPE_KEYS.has(key)) return { [path]: ['is not a name a field can have'] };
  const fault = typeof value === 'string' ? textFault(value) : crowdFault(value);
  return fault ? { [path]: [fault] } : null;
}

function partsOf({ value, path, depth }: Part): Part[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (textFault(key)) return [{ value: key, key: '', path, depth: depth + 1 }];
    return [{ value: inner, key, path: path ? `${path}.${key}` : key, depth: depth + 1 }];
  });
}

/** Why a list or an object is too large to be looked at, or null: every mistake in it would cost time and words. */
export function crowdFault(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) return value.length > MAX_ELEMENTS ? `must have at most ${MAX_ELEMENTS} elements` : null;
  return Object.keys(value).length > MAX_FIELDS ? `must have at most ${MAX_FIELDS} fields` : null;
}

/** Why a text may not come in, or null: the database cannot hold NUL, and half a surrogate pair is no text. */
export function textFault(text: string): string | null {
  if (text.includes('\0')) return 'must not contain NUL characters';
  return text.isWellFormed() ? null : 'must be well-formed Unicode';
}

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

/** Our words for the library's complaints; schemas may bring their own. */
export function sentence(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is required' : `must be ${nounOf(issue.expected)}`;
    case 'too_small':
      return `must ${verbOf(issue.origin)} at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      if (issue.origin === 'int') return 'is too large';
      return `must ${verbOf(issue.origin)} at most ${issue.maximum}${unitOf(issue.origin)}`;
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return 'has none of the forms allowed here';
    case 'invalid_format':
      return formatWords(issue.format);
    default:
      return undefined;
  }
}

function nounOf(expected: string): string {
  const nouns: Record<string, string> = {
    string: 'a text',
    int: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    object: 'an object',
    record: 'an object',
  };
  return nouns[expected] ?? expected;
}

function verbOf(origin: string): string {
  return origin === 'array' || origin === 'string' ? 'have' : 'be';
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

function formatWords(format: string): string {
  const words: Record<string, string> = {
    email: 'must be an email address',
    uuid: 'must be an id',
    datetime: 'must be a real date and time in ISO 8601, such as 2026-11-20T10:00:00Z',
  };
  return words[format] ?? 'has the wrong form';
}
