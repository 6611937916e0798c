import { STATUS_CODES } from 'node:http';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { isDatabaseDown } from '#server/api/translation.ts';
import { type FieldErrors, Refusal, type RefusalKind, TooMany } from '#server/kernel/errors.ts';
import { fieldErrors } from '#server/kernel/input.ts';
import type { Answer } from './envelope.ts';
import { invalidFields, RequestFault } from './request-fault.ts';

/** The one table from the house's ways to say no to the statuses of the partner API. */
const STATUSES: Record<RefusalKind, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  rule: 422,
  too_many: 429,
};

const RETRY_AFTER_OUTAGE_SECONDS = 2;

/** Why a request was not done, as the caller may know it. */
export type Problem = {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: FieldErrors | undefined;
  readonly headers: Readonly<Record<string, string>>;
};

/** The body of every error, by RFC 9457. */
export const problemView = z
  .object({
    type: z.string().meta({ description: 'Names the kind of problem; stable.' }),
    title: z.string().meta({ description: 'The status in words.' }),
    status: z.int(),
    detail: z.string().meta({ description: 'What was wrong, for a person.' }),
    code: z.string().meta({ description: 'What was wrong, for a program; stable.' }),
    requestId: z.string().meta({ description: 'Name this when you ask us.' }),
    message: z.string().meta({ description: 'The same as `detail`.' }),
    errors: z
      .record(z.string(), z.array(z.string()))
      .optional()
      .meta({ description: 'With 400 and 422: messages by the dotted path of the field.' }),
  })
  .meta({ id: 'Problem' });

/** What the caller is told of an error. Of our own faults they learn nothing but that there was one. */
export function problemOf(error: unknown): Problem {
  const known = knownFault(error);
  if (known instanceof RequestFault) return fromFault(known);
  if (known instanceof Refusal) return fromRefusal(known);
  if (known instanceof z.ZodError) return fromFault(invalidFields(fieldErrors(known)));
  return isDatabaseDown(error) ? OUTAGE : OUR_FAULT;
}

/** The status a refusal is answered with. */
export function statusOf({ kind }: Refusal): number {
  return STATUSES[kind];
}

/** The problem as it is sent. */
export function problemAnswer(problem: Problem, requestId: string): Answer {
  const { status, code, detail, errors } = problem;
  const body: z.infer<typeof problemView> = {
    type: `urn:laurel:problem:${code.replaceAll('_', '-')}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    code,
    requestId,
    message: detail,
    ...(status === 400 || status === 422 ? { errors: errors ?? {} } : {}),
  };
  const headers = { ...problem.headers, 'Content-Type': 'application/problem+json' };
  return { status, headers, body: JSON.stringify(body) };
}

/** tRPC wraps what a procedure throws; an input that its schema refuses is a BAD_REQUEST around the schema's complaint. */
function knownFault(error: unknown): unknown {
  if (!(error instanceof TRPCError)) return error;
  if (error.cause instanceof z.ZodError) return error.code === 'BAD_REQUEST' ? error.cause : null;
  return error.cause;
}

function fromFault({ status, code, message, errors, headers }: RequestFault): Problem {
  return { status, code, detail: message, errors, headers };
}

function fromRefusal(refusal: Refusal): Problem {
  const { code, message, errors } = refusal;
  return { status: statusOf(refusal), code, detail: message, errors, headers: refusalHeaders(refusal) };
}

function refusalHeaders(refusal: Refusal): Record<string, string> {
  if (refusal instanceof TooMany) return { 'Retry-After': String(refusal.retryAfterSeconds) };
  return refusal.kind === 'unauthenticated' ? { 'WWW-Authenticate': 'Bearer' } : {};
}

const OUR_FAULT: Problem = {
  status: 500,
  code: 'internal',
  detail: 'Something went wrong on our side.',
  errors: undefined,
  headers: {},
};

const OUTAGE: Problem = {
  status: 503,
  code: 'unavailable',
  detail: 'The service is not available for a moment. Try again soon.',
  errors: undefined,
  headers: { 'Retry-After': String(RETRY_AFTER_OUTAGE_SECONDS) },
};
