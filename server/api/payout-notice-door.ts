import type { Actor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { Refusal, type RefusalKind } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { receiveNotice } from '#server/payments/cashback/receive-notice.ts';
import type { Providers } from '#server/payments/payouts/choose-provider.ts';
import { orUnavailable, ourFault } from './door.ts';
import { isDatabaseDown } from './translation.ts';

/** Notices are short; what is longer is none. */
const MAX_BODY_BYTES = 256 * 1024;

const STATUSES: Partial<Record<RefusalKind, number>> = { unauthenticated: 401, not_found: 404, forbidden: 403 };

/** What the door works with. */
export type NoticeGround = {
  readonly contextFor: (actor: Actor, requestId: string) => Context;
  readonly providers: (ctx: Context) => Promise<Providers>;
};

/**
 * Answers a provider's webhook. 2xx means that it is kept, or of no interest, and need not come again; a signature that is not theirs is 401,
 * a provider we do not have 404, and while our database is away 503, so that it comes again.
 */
export async function answerNotice(ground: NoticeGround, provider: string, request: Request): Promise<Response> {
  const requestId = newId();
  return orUnavailable(requestId, async () => {
    const rawBody = await bodyOf(request);
    if (!rawBody) return told(413, 'The body is too large.');
    const ctx = ground.contextFor({ kind: 'provider', provider: provider.slice(0, 64) }, requestId);
    try {
      const raw = { provider, rawBody, headers: request.headers };
      const outcome = await receiveNotice(ctx, raw, await ground.providers(ctx));
      return Response.json({ received: true, outcome }, { headers: { 'Cache-Control': 'no-store' } });
    } catch (error) {
      if (error instanceof Refusal) return told(STATUSES[error.kind] ?? 400, error.message);
      if (isDatabaseDown(error)) throw error;
      ctx.log.error({ err: error, requestId, provider }, 'a notice could not be heard');
      return ourFault(requestId);
    }
  });
}

/** The bytes of the body; null when there are too many, however long it says it is. */
async function bodyOf(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function told(status: number, message: string): Response {
  return Response.json({ error: { message } }, { status, headers: { 'Cache-Control': 'no-store' } });
}
