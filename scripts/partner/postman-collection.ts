import type { OpenAPIObject } from 'trpc-to-openapi';

/** One request of a collection, in Postman's format 2.1, as far as it is used here. */
export type PostmanRequest = {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly description: string;
    readonly header: readonly { readonly key: string; readonly value: string }[];
    readonly url: PostmanUrl;
    readonly body?: { readonly mode: 'raw'; readonly raw: string; readonly options: object };
  };
  /** Run by Postman after the answer: later requests need the ids it tells. */
  readonly event: readonly { readonly listen: 'test'; readonly script: { readonly exec: readonly string[] } }[];
  readonly response: readonly PostmanExample[];
};
export type PostmanCollection = {
  readonly info: { readonly name: string; readonly description: string; readonly schema: string };
  readonly auth: object;
  readonly variable: readonly { readonly key: string; readonly value: string }[];
  readonly item: readonly { readonly name: string; readonly description: string; readonly item: PostmanRequest[] }[];
};

type PostmanUrl = {
  readonly raw: string;
  readonly host: readonly string[];
  readonly path: readonly string[];
  readonly query: readonly { readonly key: string; readonly value: string; readonly disabled: true }[];
  readonly variable: readonly { readonly key: string; readonly value: string }[];
};
type PostmanExample = {
  readonly name: string;
  readonly code: number;
  readonly header: readonly object[];
  readonly body: string;
};

type Media = { readonly example?: unknown };
type Parameter = { readonly $ref?: string; readonly name: string; readonly in: string; readonly description?: string };
type Operation = {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Record<string, Media> };
  readonly responses: Record<string, { readonly description?: string; readonly content?: Record<string, Media> }>;
};
type Place = { readonly method: string; readonly path: string; readonly operation: Operation };

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
const JSON_HEADER = { key: 'Content-Type', value: 'application/json' };

/**
 * The API as a Postman collection: a folder a resource, run from top to bottom each request finds the ids the ones before it told.
 * Set `token` to your own; `baseUrl` is where Laurel runs.
 */
export function postmanCollection(document: OpenAPIObject): PostmanCollection {
  const places = placesOf(document);
  const folders = (document.tags ?? []).flatMap(({ name, description }) => {
    const item = places.filter(({ operation }) => operation.tags?.includes(name)).map(requestOf);
    return item.length > 0 ? [{ name, description: description ?? '', item }] : [];
  });
  const ids = new Set(places.flatMap(({ path }) => idVariables(path).map(({ value }) => value.slice(2, -2))));
  return {
    info: { name: document.info.title, description: document.info.description ?? '', schema: SCHEMA },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] },
    variable: [
      { key: 'baseUrl', value: 'http://localhost:3000/api/v1' },
      { key: 'token', value: '' },
      ...[...ids].map((key) => ({ key, value: '' })),
    ],
    item: folders,
  };
}

/** Every operation; what takes a thing away stands last, so that the others still find it. */
function placesOf({ paths }: OpenAPIObject): Place[] {
  const places = Object.entries(paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>)
      .filter(([, operation]) => operation.responses)
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  return places.sort((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'));
}

function requestOf(place: Place): PostmanRequest {
  const { method, operation } = place;
  const example = operation.requestBody?.content['application/json']?.example;
  const raw = JSON.stringify(example ?? {}, null, 2);
  return {
    name: operation.summary ?? '',
    request: {
      method,
      description: operation.description ?? '',
      header: [...(operation.requestBody ? [JSON_HEADER] : []), ...keyHeader(operation)],
      url: urlOf(place),
      ...(operation.requestBody ? { body: { mode: 'raw', raw, options: { raw: { language: 'json' } } } } : {}),
    },
    event: scriptsOf(place),
    response: Object.entries(operation.responses).flatMap(([status, response]) => exampleOf(status, response)),
  };
}

function keyHeader({ parameters = [] }: Operation) {
  const isNeeded = parameters.some(({ $ref }) => $ref?.endsWith('/RequiredIdempotencyKey'));
  return isNeeded ? [{ key: 'Idempotency-Key', value: '{{$guid}}' }] : [];
}

function urlOf({ path, operation }: Place): PostmanUrl {
  const steps = path.slice(1).replaceAll(/\{(\w+)\}/g, ':$1');
  const query = (operation.parameters ?? [])
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, description }) => ({
      key: name,
      value: '',
      disabled: true as const,
      ...(description && { description }),
    }));
  return {
    raw: `{{baseUrl}}/${steps}`,
    host: ['{{baseUrl}}'],
    path: steps.split('/'),
    query,
    variable: idVariables(path),
  };
}

/** `/purchases/{id}` is filled from the variable `purchaseId`, `{deliveryId}` from one of its own name. */
function idVariables(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    return { key: name, value: `{{${name === 'id' ? idOf(path) : name}}}` };
  });
}

function idOf(path: string): string {
  const [, resource = ''] = path.split('/');
  const words = resource.replace(/ies$/, 'y').replace(/s$/, '');
  return `${words.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Id`;
}

/** Answers that make a thing, or list things, tell the id that later requests are about. */
function scriptsOf({ method, path }: Place): PostmanRequest['event'] {
  const told = toldId(method, path);
  if (!told) return [];
  const exec = [
    'const { data } = pm.response.code < 300 ? pm.response.json() : {};',
    'const told = Array.isArray(data) ? data[0] : data;',
    `if (told && told.id) pm.collectionVariables.set('${told}', told.id);`,
    ...(path === '/purchases'
      ? ["if (told && told.customerId) pm.collectionVariables.set('customerId', told.customerId);"]
      : []),
  ];
  return [{ listen: 'test', script: { exec } }];
}

function toldId(method: string, path: string): string | null {
  if (method === 'GET' && path.endsWith('/deliveries')) return 'deliveryId';
  if (method === 'POST' && path.split('/').length === 2) return idOf(path);
  return method === 'GET' && path === '/cashback-transactions' ? idOf(path) : null;
}

function exampleOf(status: string, { description, content }: Operation['responses'][string]): PostmanExample[] {
  const example = content?.['application/json']?.example;
  if (example === undefined) return [];
  const body = JSON.stringify(example, null, 2);
  return [{ name: description ?? status, code: Number(status), header: [JSON_HEADER], body }];
}
