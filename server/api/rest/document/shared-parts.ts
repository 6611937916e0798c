import type { OpenAPIObject } from 'trpc-to-openapi';

type Components = NonNullable<OpenAPIObject['components']>;
type Responses = NonNullable<Components['responses']>;
type Headers = NonNullable<Components['headers']>;
type Parameters = NonNullable<Components['parameters']>;

/** Every way a request may fail: under which name the document knows it, and when. */
export const FAILURES = {
  400: ['BadRequest', 'The JSON is malformed, the cursor is not ours, a parameter is unknown, or a header is missing.'],
  401: ['Unauthorized', 'No token, or one that is unknown, expired or revoked.'],
  403: ['Forbidden', 'The token lacks the scope that `detail` names.'],
  404: ['NotFound', 'There is nothing here, or nothing of your program.'],
  405: ['MethodNotAllowed', 'Another verb; `Allow` lists those there are.'],
  409: ['Conflict', 'The state does not allow it, or the same request is still being worked on.'],
  412: ['PreconditionFailed', 'It was changed since you read it: `If-Match` names another version.'],
  413: ['PayloadTooLarge', 'The body is too long.'],
  415: ['UnsupportedMediaType', 'The body is not JSON.'],
  422: ['Unprocessable', 'Well-formed, but not valid: `errors` names the fields.'],
  429: ['TooManyRequests', 'The rate limit; `Retry-After` tells how long to wait.'],
  500: ['InternalError', 'A fault of ours. Name the `requestId` when you ask us.'],
  503: ['Unavailable', 'Away for a moment; `Retry-After` tells how long to wait.'],
} as const;
export type FailureStatus = keyof typeof FAILURES;

/** On every answer. */
export const STANDARD_HEADERS = ['X-Request-Id', 'RateLimit-Policy', 'RateLimit'] as const;

export const HEADERS: Headers = {
  'X-Request-Id': text(
    'Names the request; the one you sent, when you sent one.',
    '019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10',
  ),
  'RateLimit-Policy': text('How many requests (`q`) in how many seconds (`w`).', '"token";q=600;w=60'),
  RateLimit: text('How many are left (`r`) for how many seconds (`t`).', '"token";r=599;t=42'),
  Location: text('Where the new resource is.', '/api/v1/purchases/019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10'),
  'Idempotency-Replayed': text('`true` when this is the kept answer of an earlier request.', 'true'),
  ETag: text('The version of what was answered, for `If-Match`.', '"3"'),
  'Retry-After': text('Seconds to wait.', '12'),
  'WWW-Authenticate': text('How to authenticate.', 'Bearer'),
  Allow: text('The verbs there are.', 'GET, HEAD, POST'),
};

const EXTRA_HEADERS: Partial<Record<FailureStatus, string>> = {
  401: 'WWW-Authenticate',
  405: 'Allow',
  429: 'Retry-After',
  503: 'Retry-After',
};

export const PARAMETERS: Parameters = {
  RequestId: {
    name: 'X-Request-Id',
    in: 'header',
    required: false,
    description: 'A name of your own for the request; it comes back, and stands in our logs.',
    schema: { type: 'string', pattern: '^[\\w.:-]{1,64}$' },
  },
  IdempotencyKey: keyParameter(
    false,
    'Makes it safe to send the request again: the first answer is kept for 48 hours.',
  ),
  RequiredIdempotencyKey: keyParameter(
    true,
    'Required: the request moves money. The first answer is kept for 48 hours.',
  ),
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: false,
    description: 'The `ETag` you read. When somebody was faster, the answer is 412 and nothing is changed.',
    schema: { type: 'string' },
  },
};

/** The failures as responses, by name. */
export function failureResponses(): Responses {
  return Object.fromEntries(
    Object.entries(FAILURES).map(([status, [name, description]]) => {
      const extra = EXTRA_HEADERS[Number(status) as FailureStatus];
      const headers = headerRefs([...STANDARD_HEADERS, ...(extra ? [extra] : [])]);
      const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
      return [name, { description, headers, content }];
    }),
  );
}

export function headerRefs(names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function text(description: string, example: string): Headers[string] {
  return { description, schema: { type: 'string' }, example };
}

function keyParameter(required: boolean, description: string): Parameters[string] {
  return {
    name: 'Idempotency-Key',
    in: 'header',
    required,
    description,
    schema: { type: 'string', minLength: 1, maxLength: 255 },
    example: 'order-1001',
  };
}
