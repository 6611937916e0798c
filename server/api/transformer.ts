import { TRPCError } from '@trpc/server';
import superjson, { type SuperJSONResult } from 'superjson';
import { crowdFault, PROTOTYPE_KEYS, refusedInput, textFault } from '#server/kernel/input.ts';

const EARLIEST = Date.parse('0001-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * How values cross between our pages and the server. What arrives is not trusted: a name of the prototype, which superjson
 * would drop in silence or choke on, a crowd of parts, and texts and instants the database cannot hold are refused, and notes
 * on types that make no sense are the caller's fault.
 */
export const transformer = {
  serialize: (value: unknown) => superjson.serialize(value),
  deserialize: (sent: SuperJSONResult): unknown => {
    refuseIf(shapeFault, sent);
    const input = revived(sent);
    refuseIf(dateFault, input);
    return input;
  },
};

function revived(sent: SuperJSONResult): unknown {
  try {
    return superjson.deserialize(sent);
  } catch (cause) {
    throw new TRPCError({ code: 'BAD_REQUEST', message: 'the input cannot be read', cause });
  }
}

/** Looks at a value and at everything in it, without going deeper into the stack. */
function refuseIf(faultOf: (value: unknown) => string | null, root: unknown): void {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    const fault = faultOf(value);
    if (fault) throw refusedInput({ '': [fault] });
    if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) waiting.push(inner);
  }
}

function shapeFault(value: unknown): string | null {
  if (typeof value === 'string') return textFault(value);
  if (typeof value !== 'object' || value === null) return null;
  const name = Object.keys(value).find((key) => PROTOTYPE_KEYS.has(key));
  return name === undefined ? crowdFault(value) : `must not have a field named ${name}`;
}

/** Instants that do not exist, or that the database has no word for. */
function dateFault(value: unknown): string | null {
  if (!(value instanceof Date)) return null;
  const at = value.getTime();
  return at >= EARLIEST && at <= LATEST ? null : 'must be between the years 1 and 9999';
}
