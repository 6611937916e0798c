import { generateOpenApiDocument, type OpenAPIObject } from 'trpc-to-openapi';
import { createSchema } from 'zod-openapi';
import { partnerApi } from '#server/api/partner.ts';
import type { Operation } from '#server/api/partner-procedures.ts';
import { type Answer, API_ROOT } from '../envelope.ts';
import { problemView } from '../problem.ts';
import { RequestFault } from '../request-fault.ts';
import { operationsOf } from '../route-table.ts';
import { withFieldWords } from './field-words.ts';
import { completedOperation, type OperationObject, type Schemas } from './operations.ts';
import { failureResponses, HEADERS, headerRefs, PARAMETERS, STANDARD_HEADERS } from './shared-parts.ts';
import { neededComponents, opened, tidied } from './tidy.ts';
import { webhooks } from './webhooks.ts';
import { INTRODUCTION, TAGS } from './words.ts';

/** Raised when an operation changes in a way that can break a caller; see the breaking changes check. */
const API_VERSION = '1.0.0';

let text: string | undefined;

/**
 * The document, for everybody.
 * @throws RequestFault 405
 */
export function documentAnswer(method: string): Answer {
  if (method !== 'GET' && method !== 'HEAD') {
    throw new RequestFault(405, 'method_not_allowed', `${method} is not possible here`, {
      headers: { Allow: 'GET, HEAD' },
    });
  }
  text ??= JSON.stringify(openApiDocument());
  return {
    status: 200,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=300' },
    body: text,
  };
}

/** The partner API in OpenAPI 3.1: written from the procedures, then completed with all that HTTP adds. */
export function openApiDocument(): OpenAPIObject {
  const written = opened(structuredClone(generateOpenApiDocument(partnerApi, BASICS))) as OpenAPIObject;
  const schemas = withoutLibraryErrors(written.components?.schemas ?? {});
  const paths = { ...written.paths };
  for (const { operation, input } of operationsOf(partnerApi)) {
    const method = operation.method.toLowerCase() as 'get' | 'post';
    const object = paths[operation.path]?.[method];
    if (!object) throw new Error(`${operation.method} ${operation.path} is missing in the document`);
    paths[operation.path] = {
      ...paths[operation.path],
      [method]: completedOperation(object, operation, input, schemas),
    };
  }
  const problem = createSchema(problemView, { io: 'output', openapiVersion: '3.1.0' });
  const components = {
    schemas: { ...schemas, ...(opened(problem.components) as Schemas) },
    responses: failureResponses(),
    headers: HEADERS,
    parameters: PARAMETERS,
  };
  return tidied({
    ...written,
    info: { ...written.info, license: { name: 'MIT', identifier: 'MIT' } },
    tags: tagsOf(operationsOf(partnerApi)),
    paths: { ...paths, '/openapi.json': { get: OWN_OPERATION } },
    webhooks: webhooks(),
    components: { ...written.components, ...worded(neededComponents(components, [paths, OWN_OPERATION])) },
  }) as OpenAPIObject;
}

function worded(components: ReturnType<typeof neededComponents>) {
  return { ...components, schemas: withFieldWords((components.schemas ?? {}) as Schemas) };
}

const BASICS = {
  title: 'Laurel partner API',
  description: INTRODUCTION,
  version: API_VERSION,
  baseUrl: API_ROOT,
  securitySchemes: {
    token: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'lrl_live_<id>_<secret>',
      description: 'A token from the console. It is shown once; only a hash of it is kept.',
    },
  },
} as const;

const OWN_OPERATION: OperationObject = {
  operationId: 'getOpenApiDocument',
  summary: 'Read this document',
  tags: ['document'],
  security: [],
  responses: {
    200: {
      description: 'This document.',
      headers: headerRefs(STANDARD_HEADERS),
      content: { 'application/json': { schema: { type: 'object' } } },
    },
    429: { $ref: '#/components/responses/TooManyRequests' },
  },
};

function withoutLibraryErrors(schemas: Schemas): Schemas {
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => !name.startsWith('error.')));
}

function tagsOf(operations: readonly { operation: Operation }[]) {
  const used = new Set(operations.map(({ operation }) => operation.path.split('/')[1] ?? ''));
  return [...used, 'document', 'events'].map((name) => ({ name, description: TAGS[name] ?? name }));
}
