/** The six ways the house says no. One table in the API maps them to statuses; the worker dead-letters them. */
export const REFUSAL_KINDS = ['unauthenticated', 'forbidden', 'not_found', 'conflict', 'rule', 'too_many'] as const;
export type RefusalKind = (typeof REFUSAL_KINDS)[number];

/** Field errors: dotted path (`items.0.quantity`) to messages. */
export type FieldErrors = Record<string, string[]>;

/**
 * The only error a verb throws on purpose. `code` is stable and documented, `message` is for a person,
 * `errors` names the fields that were wrong. Anything else that is thrown is a fault of ours and is masked.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly errors: FieldErrors | undefined;

  constructor(kind: RefusalKind, code: string, message: string, errors?: FieldErrors) {
    super(message);
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.errors = errors;
  }
}

/** Nothing there, or nothing the caller may know of: the two are answered alike. */
export function notFound(what: string): Refusal {
  return new Refusal('not_found', 'not_found', `${what} was not found`);
}

/** A value breaks a rule; `errors` tells which fields. */
export function ruleBroken(code: string, message: string, errors?: FieldErrors): Refusal {
  return new Refusal('rule', code, message, errors);
}

/** The thing is not in a state that allows this. */
export function conflict(code: string, message: string): Refusal {
  return new Refusal('conflict', code, message);
}

/** Tried too often; `retryAfterSeconds` tells how long to wait. */
export class TooMany extends Refusal {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('too_many', 'too_many', 'There were too many attempts. Wait a little, then try again.');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
