import { authenticateToken, type Caller, type FindToken } from '#server/identity/api-tokens/authenticate-token.ts';
import { RequestFault } from './request-fault.ts';

const BEARER = /^Bearer +(\S{1,255})$/i;
/** A database that does not answer in this time is as good as away. */
const PATIENCE_MS = 2_000;

/** Who sent the request; null when no good token came with it. */
export async function callerOf(find: FindToken, headers: Headers, now: Date): Promise<Caller | null> {
  const token = BEARER.exec(headers.get('authorization') ?? '')?.[1];
  return token ? withPatience(authenticateToken(find, token, now)) : null;
}

/** The refusal is the same for no token, an unknown, a wrong, an expired and a revoked one. */
export function unauthenticated(): RequestFault {
  return new RequestFault(401, 'unauthenticated', 'A valid token is needed: Authorization: Bearer lrl_live_…', {
    headers: { 'WWW-Authenticate': 'Bearer' },
  });
}

async function withPatience<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(outage()), PATIENCE_MS);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

function outage(): RequestFault {
  return new RequestFault(503, 'unavailable', 'The service is not available for a moment. Try again soon.', {
    headers: { 'Retry-After': '2' },
  });
}
