import type { TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { newId } from '#server/kernel/id.ts';
import { orUnavailable, refusalAtDoor, refusalAtStream } from './door.ts';
import { inPatience, requireDatabase } from './patience.ts';
import { type Ground, requestContext, type Serving } from './request-context.ts';
import { appRouter } from './root.ts';
import { told } from './translation.ts';

/** Where the tRPC door is. */
export const TRPC_ENDPOINT = '/api/trpc';
const STREAM_PATH = `${TRPC_ENDPOINT}/live.events`;
const MAX_BATCH = 20;

/** Answers a tRPC request of our own pages. Private answers are never stored. */
export async function answerTrpc(ground: Ground, serving: Serving, request: Request): Promise<Response> {
  const isStream = new URL(request.url).pathname === STREAM_PATH;
  const refusal = isStream ? refusalAtStream(request) : refusalAtDoor(request, 'json');
  if (refusal) return refusal;
  const requestId = newId();
  return orUnavailable(requestId, async () => {
    const ctx = await inPatience(requestContext(ground, serving, request.headers, requestId));
    if (!ctx.person) await requireDatabase(ground.db);
    return fetchRequestHandler({
      endpoint: TRPC_ENDPOINT,
      req: request,
      router: appRouter,
      createContext: () => ctx,
      maxBatchSize: MAX_BATCH,
      responseMeta: ({ errors }) => ({ headers: headersFor(requestId, errors) }),
    });
  });
}

function headersFor(requestId: string, errors: readonly TRPCError[]): Record<string, string> {
  const headers = { 'Cache-Control': 'no-store', 'X-Request-Id': requestId };
  const waits = errors.map((error) => told(error).retryAfterSeconds ?? 0);
  const longest = Math.max(0, ...waits);
  return longest > 0 ? { ...headers, 'Retry-After': String(longest) } : headers;
}
