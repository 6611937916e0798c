import { randomUUID } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import type { PostmanCollection, PostmanRequest } from '#scripts/partner/postman-collection.ts';

/** What a request of a collection was answered. */
export type Told = { readonly name: string; readonly status: number; readonly body: string };

/** Runs a collection from the top as Postman does: variables are filled in, scripts read the answers and set variables. */
export async function runCollection(
  collection: PostmanCollection,
  given: Readonly<Record<string, string>>,
): Promise<Told[]> {
  const variables = new Map(collection.variable.map(({ key, value }) => [key, given[key] ?? value]));
  const told: Told[] = [];
  for (const { item } of collection.item) {
    for (const request of item) told.push(await runRequest(request, variables));
  }
  return told;
}

async function runRequest({ name, request, event }: PostmanRequest, variables: Map<string, string>): Promise<Told> {
  const fill = (text: string) => filled(text, variables);
  const inPath = new Map(request.url.variable.map(({ key, value }) => [`:${key}`, fill(value)]));
  const path = request.url.path.map((step) => inPath.get(step) ?? step).join('/');
  const headers = Object.fromEntries(request.header.map(({ key, value }) => [key, fill(value)]));
  const response = await fetch(`${fill(request.url.host.join('.'))}/${path}`, {
    method: request.method,
    headers: { ...headers, Authorization: `Bearer ${variables.get('token')}` },
    ...(request.body ? { body: fill(request.body.raw) } : {}),
  });
  const body = await response.text();
  const pm = {
    response: { code: response.status, json: () => JSON.parse(body) as unknown },
    collectionVariables: { set: (key: string, value: string) => void variables.set(key, value) },
  };
  for (const { script } of event) runInNewContext(script.exec.join('\n'), { pm });
  return { name, status: response.status, body };
}

function filled(text: string, variables: Map<string, string>): string {
  return text.replaceAll(/\{\{(\$?\w+)\}\}/g, (whole, name: string) =>
    name === '$guid' ? randomUUID() : (variables.get(name) ?? whole),
  );
}
