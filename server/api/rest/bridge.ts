import type { TRPCError } from '@trpc/server';
import type { NodeHTTPResponse } from '@trpc/server/adapters/node-http';
import { createOpenApiNodeHttpHandler, type NodeHTTPRequest } from 'trpc-to-openapi';
import type { PartnerRouter } from '#server/api/partner.ts';
import type { PartnerContext } from '#server/api/partner-procedures.ts';
import { lockCoercion } from './lock-coercion.ts';

/** A call that has passed everything HTTP: a known route, a read body. */
export type BridgeCall = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly context: PartnerContext;
};

/** The procedure's answer as JSON text, or what it threw. */
export type BridgeAnswer = { readonly body: string } | { readonly error: unknown };

type Crossing = { call: BridgeCall; error?: TRPCError };

/**
 * Calls tRPC procedures by method and path. The library's routing table is built once, here; its ways to read bodies and to
 * tell errors are not used.
 */
export function createBridge(router: PartnerRouter): (call: BridgeCall) => Promise<BridgeAnswer> {
  lockCoercion(router);
  const crossings = new WeakMap<object, Crossing>();
  const handler = createOpenApiNodeHttpHandler({
    router,
    createContext: ({ req }) => crossingOf(crossings, req).call.context,
    onError: ({ error, req }) => {
      crossingOf(crossings, req).error = error;
    },
  });
  return async (call) => {
    const request = requestFor(call);
    const crossing: Crossing = { call };
    crossings.set(request, crossing);
    const body = await answerOf((response) => handler(request, response));
    return crossing.error ? { error: crossing.error } : { body };
  };
}

function crossingOf(crossings: WeakMap<object, Crossing>, request: object): Crossing {
  const crossing = crossings.get(request);
  if (!crossing) throw new Error('the request never went over the bridge');
  return crossing;
}

/** What the library reads of a request; a body that is there already is not read again. */
function requestFor({ method, path, query, body }: BridgeCall): NodeHTTPRequest {
  const request = new Request(`http://bridge${path}`, { method, headers: { 'content-type': 'application/json' } });
  // A text alone would be dropped when it is empty; in a list it arrives as it is.
  const texts = Object.fromEntries(Object.entries(query).map(([name, text]) => [name, [text]]));
  const parsed = { body: { value: body }, query: { value: texts } };
  return Object.defineProperties(request, parsed) as unknown as NodeHTTPRequest;
}

function answerOf(handle: (response: NodeHTTPResponse) => Promise<void>): Promise<string> {
  return new Promise((resolve, reject) => {
    const response = { statusCode: 0, setHeader: () => undefined, end: (text: string) => resolve(text) };
    handle(response as unknown as NodeHTTPResponse).catch(reject);
  });
}
