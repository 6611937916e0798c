import { isDatabaseDown } from './translation.ts';

/** What our own pages send with every call. A foreign page cannot add it without asking first, and is not answered. */
export const OWN_HEADER = 'x-laurel';

const MAX_BODY_BYTES = 1024 * 1024;
const READING = new Set(['GET', 'HEAD']);

/**
 * Why a browser's request is not let in, or null. A changing request must come from our own origin by every sign the
 * browser gives; a tRPC request (`json`) must also carry our header and be JSON, the two things no form can forge.
 */
export function refusalAtDoor(request: Request, kind: 'json' | 'form'): Response | null {
  if (kind === 'json' && request.headers.get(OWN_HEADER) === null) return refused(403, 'Requests need our own header.');
  if (READING.has(request.method)) return null;
  if (isForeign(request)) return refused(403, 'Requests from other sites are not accepted.');
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  const wanted = kind === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
  if (type !== wanted) return refused(415, `Only ${wanted} is accepted.`);
  const length = request.headers.get('content-length');
  if (length === null) return refused(411, 'The length of the body must be given.');
  return Number(length) <= MAX_BODY_BYTES ? null : refused(413, 'The body is over 1 MiB.');
}

/**
 * Why a stream is not opened, or null. The browser's own stream cannot carry our header: it must be a reading request for a
 * stream, as no picture, script or form ever is, and by every sign the browser gives from our own pages.
 */
export function refusalAtStream(request: Request): Response | null {
  if (request.method !== 'GET') return refused(405, 'Streams are only read.');
  if (request.headers.get('accept') !== 'text/event-stream') return refused(406, 'Here is only a stream.');
  return isForeign(request) ? refused(403, 'Requests from other sites are not accepted.') : null;
}

/** Why a file is not handed out, or null: only a link on our own pages asks for one, by every sign the browser gives. */
export function refusalAtDownload(request: Request): Response | null {
  if (request.method !== 'GET') return refused(405, 'Files are only read.');
  return isForeign(request) ? refused(403, 'Requests from other sites are not accepted.') : null;
}

/** Browsers name the site a request comes from; what names none is no browser and carries no cookie of a customer. */
function isForeign(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return true;
  const origin = request.headers.get('origin');
  if (origin === null) return false;
  return URL.parse(origin)?.host !== request.headers.get('host');
}

function refused(status: number, message: string): Response {
  return Response.json({ error: { message } }, { status, headers: { 'Cache-Control': 'no-store' } });
}

/** The answer to everything while the database is away. */
export function unavailable(requestId: string): Response {
  const message = 'The service is not available for a moment. Try again soon.';
  return Response.json(
    { error: { message, requestId } },
    { status: 503, headers: { 'Retry-After': '2', 'Cache-Control': 'no-store' } },
  );
}

/** The answer to a fault of ours, which is in the log under the request id. */
export function ourFault(requestId: string): Response {
  const message = 'Something went wrong on our side.';
  return Response.json({ error: { message, requestId } }, { status: 500, headers: { 'Cache-Control': 'no-store' } });
}

/** Runs the work; a database that is away becomes a 503, anything else is the caller's to handle. */
export async function orUnavailable(requestId: string, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (isDatabaseDown(error)) return unavailable(requestId);
    throw error;
  }
}
