import type { Operation } from '#server/api/partner-procedures.ts';
import { bodyWithin, MIB, requireJson } from './body.ts';
import { strictJson } from './json.ts';
import { invalidFields } from './request-fault.ts';

/** What came as the body: its bytes, and the object they say. */
export type RequestBody = { readonly bytes: Uint8Array; readonly value: object };

const NOTHING: RequestBody = { bytes: new Uint8Array(), value: {} };

/**
 * Reads the body of a request that may have one. No body at all is an empty object.
 * @throws RequestFault 400 `malformed_json`, 413 `body_too_large`, 415 `unsupported_media_type`, 422 `validation_failed`
 */
export async function requestBody(request: Request, { method, path, maxBodyBytes }: Operation): Promise<RequestBody> {
  if (method === 'GET' || method === 'DELETE') return NOTHING;
  if (request.headers.has('content-type')) requireJson(request.headers);
  const bytes = await bodyWithin(request, maxBodyBytes ?? MIB);
  if (bytes.byteLength === 0) return NOTHING;
  requireJson(request.headers);
  const value = strictJson(bytes);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidFields({ '': ['must be an object'] });
  }
  refusePathNames(value, path);
  return { bytes, value };
}

/** What stands in the path would silently win over a field of the same name. */
function refusePathNames(value: object, path: string): void {
  const taken = Object.keys(value).filter((name) => path.includes(`{${name}}`));
  if (taken.length === 0) return;
  throw invalidFields(Object.fromEntries(taken.map((name) => [name, ['is not a field we know']])));
}
