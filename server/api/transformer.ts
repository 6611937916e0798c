import { TRPCError } from '@trpc/server';
import superjson, { type SuperJSONResult } from 'superjson';
import { PROTOTYPE_KEYS, refusedInput } from '#server/kernel/input.ts';

/**
 * How values cross between our pages and the server. What arrives is not trusted: a name of the prototype, which superjson
 * would drop in silence or choke on, is refused, and notes on types that make no sense are the caller's fault.
 */
export const transformer = {
  serialize: (value: unknown) => superjson.serialize(value),
  deserialize: (sent: SuperJSONResult): unknown => {
    refusePrototypeNames(sent);
    try {
      return superjson.deserialize(sent);
    } catch (cause) {
      throw new TRPCError({ code: 'BAD_REQUEST', message: 'the input cannot be read', cause });
    }
  },
};

function refusePrototypeNames(sent: unknown): void {
  const waiting: unknown[] = [sent];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      if (PROTOTYPE_KEYS.has(name)) throw refusedInput({ '': [`must not have a field named ${name}`] });
      waiting.push(inner);
    }
  }
}
