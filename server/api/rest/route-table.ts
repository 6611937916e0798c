import type { AnyTRPCRouter } from '@trpc/server';
import { z } from 'zod';
import type { Operation, PartnerMeta } from '#server/api/partner-procedures.ts';
import { isId } from '#server/kernel/id.ts';
import { RequestFault } from './request-fault.ts';

/** An operation and how its path is recognised. */
type Route = {
  readonly operation: Operation;
  /** Names of query parameters it knows. */
  readonly queryNames: ReadonlySet<string>;
  /** Names of parameters that stand in its path. */
  readonly pathNames: readonly string[];
};

/** All routes whose paths look alike, by method. */
type Place = { readonly pattern: RegExp; readonly literals: number; readonly routes: Map<string, Route> };

type NamedOperation = { readonly name: string; readonly operation: Operation; readonly input: z.ZodObject | null };

/** Every route of the partner API, read from its router once. */
export class RouteTable {
  readonly #places: readonly Place[];

  constructor(router: AnyTRPCRouter) {
    const places = new Map<string, Place>();
    for (const { operation, input } of operationsOf(router)) {
      const place = places.get(operation.path) ?? placeAt(operation.path);
      place.routes.set(operation.method, routeFor(operation, input));
      places.set(operation.path, place);
    }
    this.#places = [...places.values()].sort((a, b) => b.literals - a.literals);
  }

  /**
   * The route of a method and a path below the API's root. HEAD is answered as GET.
   * @throws RequestFault 404 `not_found`; 405 `method_not_allowed` with `Allow`
   */
  find(method: string, path: string): Route {
    const place = this.#places.find(({ pattern }) => pattern.test(path));
    if (!place) throw notFoundAt(path);
    const route = place.routes.get(method === 'HEAD' ? 'GET' : method);
    if (!route) throw wrongMethod(method, allowed(place));
    const parameters = Object.values(place.pattern.exec(path)?.groups ?? {});
    if (!parameters.every(isId)) throw notFoundAt(path);
    return route;
  }
}

/** Each operation of a router, under the name tRPC knows it by, with the schema of its input. */
export function operationsOf(router: AnyTRPCRouter): NamedOperation[] {
  return Object.entries(router._def.procedures).flatMap(([name, procedure]) => {
    const { meta, inputs } = (procedure as { _def: { meta?: PartnerMeta; inputs: unknown[] } })._def;
    const [input] = inputs;
    return meta?.operation
      ? [{ name, operation: meta.operation, input: input instanceof z.ZodObject ? input : null }]
      : [];
  });
}

function placeAt(path: string): Place {
  const pattern = new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  const literals = path.split('/').filter((part) => !part.startsWith('{')).length;
  return { pattern, literals, routes: new Map() };
}

function routeFor(operation: Operation, input: z.ZodObject | null): Route {
  const pathNames = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const isQuery = operation.method === 'GET' || operation.method === 'DELETE';
  const names = isQuery && input ? Object.keys(input.shape) : [];
  return { operation, pathNames, queryNames: new Set(names.filter((name) => !pathNames.includes(name))) };
}

function allowed({ routes }: Place): string {
  const methods = [...routes.keys()];
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].sort().join(', ');
}

function notFoundAt(path: string): RequestFault {
  return new RequestFault(404, 'not_found', `There is nothing at ${path.slice(0, 255)}`);
}

function wrongMethod(method: string, allow: string): RequestFault {
  return new RequestFault(405, 'method_not_allowed', `${method} is not possible here, only ${allow}`, {
    headers: { Allow: allow },
  });
}
