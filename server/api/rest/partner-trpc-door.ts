import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { Database } from '#db/client.ts';
import { partnerApi } from '#server/api/partner.ts';
import type { Caller } from '#server/identity/api-tokens/authenticate-token.ts';
import { unauthenticated } from './caller.ts';
import type { Answer } from './envelope.ts';
import { idempotencyKeyOf } from './idempotency.ts';
import { PartnerGate, type PartnerServices, type Visit } from './partner-gate.ts';
import { type Problem, problemOf } from './problem.ts';
import { requestBody } from './request-body.ts';
import { RequestFault } from './request-fault.ts';
import { operationsOf } from './route-table.ts';

/** Where typed TypeScript partners call. */
export const PARTNER_TRPC_ROOT = '/api/partner/trpc';

/** The same operations, with the same token, limits and keys, for partners who import the router's type. One call a request. */
export class PartnerTrpcDoor {
  readonly #gate: PartnerGate;

  constructor(services: PartnerServices) {
    this.#gate = new PartnerGate(services, inTrpcForm);
  }

  handle(request: Request): Promise<Response> {
    return this.#gate.pass(request, (visit, caller) => this.#answer(visit, caller));
  }

  async #answer(visit: Visit, caller: Caller | null): Promise<Answer> {
    if (!caller) throw unauthenticated();
    const { request, url } = visit;
    const operation = operationCalled(url.pathname.slice(PARTNER_TRPC_ROOT.length + 1));
    visit.operation = operation;
    const isCall = request.method === 'POST';
    const key = isCall ? idempotencyKeyOf(request.headers, operation.needsIdempotencyKey ?? false) : null;
    const { bytes } = isCall ? await requestBody(request, { ...operation, method: 'POST', path: '/' }) : NOTHING;
    const name = { caller, route: `trpc ${operation.method} ${operation.path}`, key, bytes };
    return this.#gate.perform(visit, name, (db) => this.#call(visit, caller, db, bytes));
  }

  async #call(visit: Visit, caller: Caller, db: Database, bytes: Uint8Array): Promise<Answer> {
    const { method, url, headers } = visit.request;
    const response = await fetchRequestHandler({
      endpoint: PARTNER_TRPC_ROOT,
      req: new Request(url, { method, headers, ...(method === 'POST' ? { body: Buffer.from(bytes) } : {}) }),
      router: partnerApi,
      createContext: () => this.#gate.contextFor(visit, caller, db),
      maxBatchSize: 1,
      onError: ({ error }) => void (problemOf(error).status >= 500 && this.#gate.failed(visit, error)),
    });
    return { status: response.status, headers: { 'Content-Type': 'application/json' }, body: await response.text() };
  }
}

/** tRPC's number for a request that was refused before a procedure saw it. */
const INVALID_REQUEST = -32_600;

/** A fault as tRPC clients read it; a procedure's own are told by the router in the same form. */
function inTrpcForm({ status, code, detail, errors, headers }: Problem, requestId: string): Answer {
  const data = { httpStatus: status, code, errors, path: null, requestId };
  const body = JSON.stringify({ error: { message: detail, code: INVALID_REQUEST, data } });
  return { status, headers: { ...headers, 'Content-Type': 'application/json' }, body };
}

const NOTHING = { bytes: new Uint8Array() };

function operationCalled(procedure: string) {
  const found = operationsOf(partnerApi).find(({ name }) => name === procedure);
  if (!found) throw new RequestFault(404, 'not_found', 'There is no such procedure');
  return found.operation;
}
