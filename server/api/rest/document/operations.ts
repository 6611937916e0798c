import type { OpenAPIObject } from 'trpc-to-openapi';
import type { z } from 'zod';
import { createSchema } from 'zod-openapi';
import type { Operation } from '#server/api/partner-procedures.ts';
import { FAILURES, type FailureStatus, headerRefs, STANDARD_HEADERS } from './shared-parts.ts';

type PathItem = NonNullable<OpenAPIObject['paths']>[string];
export type OperationObject = NonNullable<PathItem['post']>;
export type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const hasBody = ({ method }: Operation) => method === 'POST' || method === 'PUT' || method === 'PATCH';
/** An edit of what somebody may have edited meanwhile. */
const isGuarded = ({ conditional, method }: Operation) => conditional && method !== 'GET' && method !== 'POST';
const hasPathNames = ({ path }: Operation) => path.includes('{');

/**
 * Completes what the library writes of an operation: all its statuses, headers, parameters, the scope, the examples. New
 * component schemas are added to `schemas`.
 */
export function completedOperation(
  written: OperationObject,
  operation: Operation,
  input: z.ZodObject | null,
  schemas: Schemas,
): OperationObject {
  const parameters = [
    ...(written.parameters ?? []).map((one) => described(one, input)),
    ...headerParameters(operation),
  ];
  return {
    ...written,
    description: descriptionOf(operation),
    security: [{ token: [operation.scope] }],
    parameters,
    ...requestOf(written, operation, input, schemas),
    responses: { ...successes(written, operation), ...failures(operation) },
  };
}

function descriptionOf({ description, scope, refusals }: Operation): string {
  const codes = Object.entries(refusals ?? {}).map(([status, names]) => `${status} \`${names.join('`, `')}\``);
  const sentences = [description, `Scope: \`${scope}\`.`, codes.length > 0 && `Codes: ${codes.join('; ')}.`];
  return sentences.filter((sentence) => sentence).join('\n\n');
}

type Parameter = NonNullable<OperationObject['parameters']>[number];

function described(parameter: Parameter, input: z.ZodObject | null): Parameter {
  if ('$ref' in parameter) return parameter;
  const schema = input?.shape[parameter.name] as z.ZodType | undefined;
  const description = schema?.meta()?.description;
  return description ? { ...parameter, description } : parameter;
}

function headerParameters(operation: Operation): Parameter[] {
  const key = operation.needsIdempotencyKey ? 'RequiredIdempotencyKey' : 'IdempotencyKey';
  const names = ['RequestId'];
  if (operation.method === 'POST') names.push(key);
  if (isGuarded(operation)) names.push('IfMatch');
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

/** The library loses the name and the strictness of a schema with rules across fields, so the body is written anew. */
function requestOf(written: OperationObject, operation: Operation, input: z.ZodObject | null, schemas: Schemas) {
  if (!hasBody(operation) || !input || !written.requestBody) return {};
  const body = hasPathNames(operation) ? input.omit(pathNames(operation)) : input;
  const { schema, components } = createSchema(body, { io: 'input', openapiVersion: '3.1.0' });
  Object.assign(schemas, components);
  const example = operation.examples?.request;
  const content = { 'application/json': { schema, ...(example === undefined ? {} : { example }) } };
  return { requestBody: { required: true, content } };
}

function pathNames({ path }: Operation): Record<string, true> {
  return Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, true as const]));
}

const SUCCESS_WORDS = { 200: 'Done.', 201: 'Created.' };

function successes(written: OperationObject, operation: Operation): OperationObject['responses'] {
  const library = written.responses?.['200'];
  const content = library && 'content' in library ? library.content['application/json'] : undefined;
  const example = operation.examples?.response;
  const media = { 'application/json': { ...content, ...(example === undefined ? {} : { example }) } };
  return Object.fromEntries(
    (operation.success ?? [200]).map((status) => {
      const headers = headerRefs(successHeaders(operation, status));
      return [status, { description: SUCCESS_WORDS[status], headers, content: media }];
    }),
  );
}

function successHeaders({ method, conditional, unlocated }: Operation, status: 200 | 201): string[] {
  return [
    ...STANDARD_HEADERS,
    ...(status === 201 && !unlocated ? ['Location'] : []),
    ...(method === 'POST' ? ['Idempotency-Replayed'] : []),
    ...(conditional ? ['ETag'] : []),
  ];
}

function failures(operation: Operation): OperationObject['responses'] {
  const statuses: FailureStatus[] = [400, 401, 403, 429, 500, 503];
  if (hasPathNames(operation)) statuses.push(404);
  if (operation.refusals?.[409] || operation.method === 'POST') statuses.push(409);
  if (isGuarded(operation)) statuses.push(412);
  if (hasBody(operation)) statuses.push(413, 415);
  statuses.push(422);
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${FAILURES[status][0]}` }]),
  );
}
