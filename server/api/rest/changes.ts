import { z } from 'zod';

type Bare<T> = T extends z.ZodDefault<infer Inner> ? Inner : T;
type ChangesShape<Shape extends z.ZodRawShape> = { [Name in keyof Shape]: z.ZodOptional<Bare<Shape[Name]>> };

/**
 * The fields of a PATCH: each as in the whole, each optional, none with a default, since a field that is absent is left as
 * it is.
 */
export function changesOf<Shape extends z.ZodRawShape>(whole: z.ZodObject<Shape>): ChangesShape<Shape> {
  const fields = Object.entries(whole.shape).map(([name, field]) => {
    const bare = field instanceof z.ZodDefault ? field.unwrap() : field;
    return [name, z.optional(bare)];
  });
  return Object.fromEntries(fields) as ChangesShape<Shape>;
}

/** The fields that were named, over those that stand. */
export function changed<Whole extends object>(
  whole: Whole,
  changes: { readonly [Name in keyof Whole]?: unknown },
): Whole {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...whole, ...Object.fromEntries(named) };
}
