import { referencePage } from '#server/api/rest/reference-page.ts';

export const dynamic = 'force-dynamic';

/** The reference of the partner API. The nonce is the one of this answer's content security policy. */
export const GET = (request: Request) => referencePage(request.headers.get('x-nonce') ?? '');
