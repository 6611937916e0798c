import { Refusal } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { endMails } from '#server/notifications/end-mails.ts';
import type { Unsubscriptions } from '#server/notifications/unsubscribe-token.ts';
import { orUnavailable } from './door.ts';
import { anonymousContext, type Ground } from './request-context.ts';

/**
 * The link at the end of our mails. A mail program that ends them by itself posts here; a person who follows the link is
 * shown a page with a button first, because programs that look links over follow them too, and reading changes nothing.
 */
export function answerUnsubscribe(ground: Ground, links: Unsubscriptions, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const token = url.searchParams.get('token') ?? '';
  const headers = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };
  if (request.method !== 'POST') {
    const location = `/unsubscribe#${encodeURIComponent(token)}`;
    return Promise.resolve(new Response(null, { status: 303, headers: { ...headers, Location: location } }));
  }
  const requestId = newId();
  return orUnavailable(requestId, async () => {
    try {
      await endMails(anonymousContext(ground, request.headers, requestId), token, links);
      return Response.json({ data: { email: false } }, { headers });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return Response.json({ error: { message: error.message, code: error.code } }, { status: 422, headers });
    }
  });
}
