import type { FieldErrors } from '#server/kernel/errors.ts';

type Details = { readonly errors?: FieldErrors; readonly headers?: Record<string, string> };

/** What is wrong with a request before any verb looks at it: the status it is answered with, and why. */
export class RequestFault extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: FieldErrors | undefined;
  /** Headers the answer must carry, such as `Allow`. */
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, details: Details = {}) {
    super(message);
    this.name = 'RequestFault';
    this.status = status;
    this.code = code;
    this.errors = details.errors;
    this.headers = details.headers ?? {};
  }
}

/** Well-formed, but not valid: `errors` by dotted path. The message is the first of them. */
export function invalidFields(errors: FieldErrors): RequestFault {
  const [[path, messages] = ['', ['is not valid']], ...others] = Object.entries(errors);
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return new RequestFault(422, 'validation_failed', `${path || 'the body'} ${messages[0]}${more}`, { errors });
}
