import { RequestFault } from './request-fault.ts';

export const MIB = 1024 * 1024;

/**
 * The bytes of a body, counted while they arrive: what the caller says of its length is only believed when it is too long.
 * @throws RequestFault 413 `body_too_large`, 400 `incomplete_body`
 */
export async function bodyWithin(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of arriving(request)) {
    size += piece.byteLength;
    if (size > limit) throw tooLarge(limit);
    pieces.push(piece);
  }
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces, size);
}

/**
 * Only JSON in UTF-8, not compressed, is read.
 * @throws RequestFault 415 `unsupported_media_type`
 */
export function requireJson(headers: Headers): void {
  const [type, ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(';');
  const isUtf8 = parameters.every((parameter) => /^\s*(charset="?utf-8"?\s*)?$/.test(parameter));
  const encoding = headers.get('content-encoding') ?? 'identity';
  if (type?.trim() === 'application/json' && isUtf8 && encoding === 'identity') return;
  throw new RequestFault(415, 'unsupported_media_type', 'Only application/json in UTF-8, not compressed, is accepted');
}

async function* arriving({ body }: Request): AsyncIterable<Uint8Array> {
  try {
    yield* body ?? [];
  } catch {
    throw new RequestFault(400, 'incomplete_body', 'The body ended before it was complete');
  }
}

function tooLarge(limit: number): RequestFault {
  return new RequestFault(413, 'body_too_large', `The body is over ${limit / MIB} MiB`);
}
