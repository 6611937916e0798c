import { z } from 'zod';

/** Below this path the partner API is served. */
export const API_ROOT = '/api/v1';

/** A finished answer, before it goes out or is kept. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const links = z.record(z.string(), z.string()).meta({ description: 'Paths of this and of related resources.' });

/** The envelope around one thing. */
export function one<View extends z.ZodType>(data: View) {
  return z.object({ data, meta: z.object({}), links, message: z.string().optional() });
}

/** The envelope around one page of things. */
export function many<View extends z.ZodType>(view: View) {
  const meta = z.object({ limit: z.int(), hasMore: z.boolean(), nextCursor: z.string().nullable() });
  return z.object({ data: z.array(view), meta, links });
}

type Links = { readonly self: `/${string}`; readonly [name: string]: `/${string}` };

/** Links are given below the API's root; `self` is the thing itself. */
export function answer<Data>(data: Data, below: Links) {
  const absolute = Object.fromEntries(Object.entries(below).map(([name, path]) => [name, API_ROOT + path]));
  return { data, meta: {}, links: { ...absolute, self: API_ROOT + below.self } };
}
