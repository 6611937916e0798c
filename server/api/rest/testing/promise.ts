import { expect } from 'vitest';
import type { Operation } from '#server/api/partner-procedures.ts';
import { openApiDocument } from '../document/document.ts';
import type { PartnerStage, Told } from './partner-stage.ts';

/** Comes by one answer of an operation, on a stage of its own with the default rules. */
export type Scene = (stage: PartnerStage) => Promise<Told>;

/** Scenes of one operation by what comes of them: `201`, `409 order_conflict`. */
export type Scenes = Readonly<Record<string, Scene>>;

type Described = { responses: Record<string, { $ref?: string; headers?: Record<string, unknown> }> };
const document = openApiDocument();
const paths = document.paths as unknown as Record<string, Record<string, Described>>;
const shared = document.components?.responses as unknown as Record<string, { headers?: Record<string, unknown> }>;

/** Only on an answer that was given before. */
const SOMETIMES = new Set(['Idempotency-Replayed']);

/** Everything that holds of an answer with this status, whatever the operation: what the document says, and its envelope. */
export function expectPromised(operation: Operation, told: Told): void {
  const described = paths[operation.path]?.[operation.method.toLowerCase()]?.responses[told.status];
  expect(described, `${operation.method} ${operation.path} documents ${told.status}`).toBeDefined();
  const response = described?.$ref ? shared[described.$ref.split('/').at(-1) ?? ''] : described;
  const promised = Object.keys(response?.headers ?? {}).filter((name) => !SOMETIMES.has(name));
  expect(promised.filter((name) => !told.headers.has(name))).toEqual([]);
  if (told.status < 300) expectEnvelope(operation, told);
  else expectProblem(told);
}

function expectEnvelope({ unlocated }: Operation, { status, headers, body }: Told): void {
  expect(headers.get('content-type')).toBe('application/json');
  expect(Object.keys(body).sort()).toEqual(['data', 'links', 'meta']);
  expect(body.links?.self).toMatch(/^\/api\/v1\//);
  expect(headers.get('location')).toBe(status === 201 && !unlocated ? body.links?.self : null);
}

/** A problem says all that it should, the same in two words, and names fields where they were wrong. */
export function expectProblem({ status, headers, body }: Told): void {
  expect(headers.get('content-type')).toBe('application/problem+json');
  const { type, title, detail, code, requestId, message, errors, ...more } = body;
  expect({ status: body.status, requestId, message, type }).toEqual({
    status,
    requestId: headers.get('x-request-id'),
    message: detail,
    type: `urn:laurel:problem:${code?.replaceAll('_', '-')}`,
  });
  expect([typeof title, typeof detail, Object.keys(more)]).toEqual(['string', 'string', ['status']]);
  expect(errors !== undefined).toBe(status === 400 || status === 422);
}
