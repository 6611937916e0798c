import { TRPCError } from '@trpc/server';
import { isPassing } from '#db/faults.ts';
import { type FieldErrors, Refusal, type RefusalKind, TooMany } from '#server/kernel/errors.ts';

type Code = TRPCError['code'];

/** The one table from the house's ways to say no to those of the API. */
const CODES: Record<RefusalKind, Code> = {
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  rule: 'UNPROCESSABLE_CONTENT',
  too_many: 'TOO_MANY_REQUESTS',
};

/** What tRPC itself refuses, in words that give nothing away. All other codes are faults of ours. */
const OWN_WORDS: Partial<Record<Code, string>> = {
  PARSE_ERROR: 'The request could not be read.',
  BAD_REQUEST: 'The request is not valid.',
  NOT_FOUND: 'There is nothing here.',
  METHOD_NOT_SUPPORTED: 'This is not possible here.',
  UNSUPPORTED_MEDIA_TYPE: 'Only JSON is accepted.',
  PAYLOAD_TOO_LARGE: 'The request is too large.',
  CLIENT_CLOSED_REQUEST: 'The request was given up.',
};

const UNAVAILABLE = 'The service is not available for a moment. Try again soon.';
const OUR_FAULT = 'Something went wrong on our side.';

/** Connection refused, reset or timed out. */
const UNREACHABLE = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|CONNECT|CONNECTION_)/;

/** An error as a procedure may end with: a refusal gets its code, everything else stays and is masked later. */
export function translated(error: TRPCError): TRPCError {
  const { cause } = error;
  if (cause instanceof Refusal) return new TRPCError({ code: CODES[cause.kind], message: cause.message, cause });
  if (isDatabaseDown(error)) return new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: UNAVAILABLE, cause });
  return error;
}

/** True when nobody but us should look at the error. */
export function isUnexpected(error: TRPCError): boolean {
  return !(error.cause instanceof Refusal) && OWN_WORDS[error.code] === undefined;
}

/** What a caller is told: never a text that we did not write for callers. */
export type Told = {
  readonly message: string;
  /** Stable, for programs: a refusal's own code, else the API's in small letters. */
  readonly code: string;
  readonly errors?: FieldErrors;
  readonly retryAfterSeconds?: number;
};

export function told(error: TRPCError): Told {
  const { cause } = error;
  if (cause instanceof TooMany) {
    return { message: cause.message, code: cause.code, retryAfterSeconds: cause.retryAfterSeconds };
  }
  if (cause instanceof Refusal) {
    const { message, code, errors } = cause;
    return errors ? { message, code, errors } : { message, code };
  }
  if (error.code === 'SERVICE_UNAVAILABLE') return { message: UNAVAILABLE, code: 'unavailable', retryAfterSeconds: 2 };
  const words = OWN_WORDS[error.code];
  if (words) return { message: words, code: error.code.toLowerCase() };
  return { message: OUR_FAULT, code: 'internal' };
}

/**
 * True where the same request may well succeed in a moment: the database cannot be reached, restarts, lost a race or waited too
 * long for a lock. Looks along the causes: Drizzle wraps the driver's error.
 */
export function isDatabaseDown(error: unknown): boolean {
  if (isPassing(error)) return true;
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && UNREACHABLE.test(at.code)) return true;
  }
  return false;
}
