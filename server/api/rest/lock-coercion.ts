import type { AnyTRPCRouter } from '@trpc/server';
import { z } from 'zod';
import { operationsOf } from './route-table.ts';

const COERCIBLE = new Set(['number', 'boolean', 'bigint', 'date']);

/**
 * trpc-to-openapi switches `coerce` on in the input schemas at the first request, bodies included: `"false"` would become
 * true, and not only for REST, since schemas are shared. This holds the switch where it was, for every schema that is
 * reachable from an input of the router.
 */
export function lockCoercion(router: AnyTRPCRouter): void {
  const seen = new Set<z.core.$ZodType>();
  for (const { input } of operationsOf(router)) if (input) lockSchema(input, seen);
}

function lockSchema(schema: z.core.$ZodType, seen: Set<z.core.$ZodType>): void {
  if (seen.has(schema)) return;
  seen.add(schema);
  const { def } = schema._zod;
  if (COERCIBLE.has(def.type)) lockSwitch(def);
  for (const inner of schemasIn(def)) lockSchema(inner, seen);
}

function lockSwitch(def: z.core.$ZodTypeDef): void {
  const coerce = 'coerce' in def ? def.coerce : undefined;
  Object.defineProperty(def, 'coerce', { get: () => coerce, set: ignore, configurable: true });
}

function ignore(): void {}

/** Schemas stand in a definition directly, in lists (options), by name (shape), or behind a getter (lazy). */
function schemasIn(def: object): z.core.$ZodType[] {
  return Object.entries(def).flatMap(([name, value]) => {
    if (name === 'getter' && typeof value === 'function') return schemasAmong([value()]);
    if (Array.isArray(value)) return schemasAmong(value);
    if (name === 'shape') return schemasAmong(Object.values(value));
    return schemasAmong([value]);
  });
}

function schemasAmong(values: readonly unknown[]): z.core.$ZodType[] {
  return values.filter((value) => value instanceof z.core.$ZodType);
}
