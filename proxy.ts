import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { ASKED_PAGE } from './app/asked-page.ts';

/**
 * Gives every page its content security policy: scripts run only with this answer's nonce, and nothing comes from
 * another origin. Style attributes are allowed because the components set their measures by them; style elements
 * need the nonce.
 */
export function proxy(request: NextRequest): NextResponse {
  if (request.nextUrl.pathname.startsWith('/api/')) return apiAnswer(request);
  const nonce = randomBytes(16).toString('base64');
  const policy = contentPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set(ASKED_PAGE, request.nextUrl.pathname + request.nextUrl.search);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

/** A path of the API with an escape that means nothing is the caller's fault, and would be taken for one of ours. */
function apiAnswer({ nextUrl }: NextRequest): NextResponse {
  if (isReadable(nextUrl.pathname)) return NextResponse.next();
  const detail = 'The path cannot be read';
  const problem = { title: 'Bad Request', status: 400, detail, code: 'malformed_path', message: detail, errors: {} };
  const requestId = crypto.randomUUID();
  const headers = {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    'X-Request-Id': requestId,
  };
  const body = JSON.stringify({ type: 'urn:laurel:problem:malformed-path', ...problem, requestId });
  return new NextResponse(body, { status: 400, headers });
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Development alone needs `eval`, for readable stacks. */
function contentPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export const config = {
  matcher: [
    { source: '/((?!api/|_next/static|_next/image|favicon.ico|icon.svg|icons/|worker.js|manifest.webmanifest).*)' },
    { source: '/(api/.*%.*)' },
  ],
};
