import { z } from 'zod';
import { appRouter } from '#server/api/root.ts';
import type { Audience } from '#server/api/trpc.ts';
import { SAMPLES } from './samples.ts';

/** One procedure of our own pages, as the attacks know it. */
export type Procedure = {
  readonly path: string;
  readonly type: 'query' | 'mutation';
  readonly audience: Audience;
  readonly schema: z.ZodType | undefined;
};

type Definition = { type: string; meta?: { audience: Audience }; inputs: z.ZodType[] };

/** Streams stay open; their own tests show who hears what. */
const STREAMS = ['live.events'];

/** Every procedure there is, read from the router itself. */
export const procedures: Procedure[] = Object.entries(appRouter._def.procedures).flatMap(([path, procedure]) => {
  const { type, meta, inputs } = (procedure as unknown as { _def: Definition })._def;
  if (!meta) throw new Error(`${path} says nothing of whom it is for`);
  if (STREAMS.includes(path)) return [];
  if (type !== 'query' && type !== 'mutation') throw new Error(`${path} is a new kind of procedure: ${type}`);
  return [{ path, type, audience: meta.audience, schema: inputs[0] }];
});

/** Where an id stands in an input. */
export const ID = 'the-id';

/**
 * An input that is right but for its ids, which are `ID`; undefined when the procedure takes none. Read from the schema, or
 * from `samples.ts` where a verb checks the input itself.
 */
export function sampleOf({ path, schema }: Procedure): unknown {
  if (path in SAMPLES) return SAMPLES[path];
  if (schema === undefined || schema.safeParse(undefined).success) return undefined;
  if (!(schema instanceof z.ZodObject)) throw new Error(`${path}: give it a sample in e2e/attacks/samples.ts`);
  return leastOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape);
}

/** The sample with an id in each place of one. */
export function withId(sample: unknown, id: string): unknown {
  const text = JSON.stringify(sample);
  return text === undefined ? undefined : JSON.parse(text.replaceAll(`"${ID}"`, JSON.stringify(id)));
}

export function takesIds(procedure: Procedure): boolean {
  return (JSON.stringify(sampleOf(procedure)) ?? '').includes(`"${ID}"`);
}

type Shape = {
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
  minItems?: number;
  minLength?: number;
  items?: Shape;
  anyOf?: Shape[];
  properties?: Record<string, Shape>;
  required?: string[];
};

/** The least a schema asks for, and every id it knows. */
function leastOf(shape: Shape): unknown {
  const option = shape.anyOf?.find(holdsId) ?? shape.anyOf?.[0];
  if (option) return leastOf(option);
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  switch (shape.type) {
    case 'object':
      return objectOf(shape);
    case 'array':
      return Array.from({ length: Math.max(shape.minItems ?? 0, holdsId(shape) ? 1 : 0) }, () =>
        leastOf(shape.items ?? {}),
      );
    case 'string':
      return textOf(shape);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return Math.max(shape.minimum ?? 1, 1);
  }
}

function objectOf({ properties = {}, required = [] }: Shape): Record<string, unknown> {
  const wanted = Object.entries(properties).filter(([name, shape]) => required.includes(name) || holdsId(shape));
  return Object.fromEntries(wanted.map(([name, shape]) => [name, leastOf(shape)]));
}

function holdsId(shape: Shape): boolean {
  if (shape.format === 'uuid') return true;
  const parts = [
    ...Object.values(shape.properties ?? {}),
    ...(shape.anyOf ?? []),
    ...(shape.items ? [shape.items] : []),
  ];
  return parts.some(holdsId);
}

const TEXTS: Record<string, string> = {
  uuid: ID,
  email: 'attack@example.com',
  'date-time': '2026-11-20T10:00:00Z',
  date: '2026-11-20',
};

function textOf({ format, minLength = 1 }: Shape): string {
  return TEXTS[format ?? ''] ?? 'x'.repeat(Math.max(minLength, 1));
}
