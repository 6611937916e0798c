import type { Database } from '#db/client.ts';
import { partnerApi } from '#server/api/partner.ts';
import { requireScope } from '#server/api/partner-procedures.ts';
import type { Caller } from '#server/identity/api-tokens/authenticate-token.ts';
import { createBridge } from './bridge.ts';
import { unauthenticated } from './caller.ts';
import { documentAnswer } from './document/document.ts';
import { type Answer, API_ROOT } from './envelope.ts';
import { idempotencyKeyOf } from './idempotency.ts';
import { PartnerGate, type PartnerServices, type Visit } from './partner-gate.ts';
import { strictQuery } from './query.ts';
import { requestBody } from './request-body.ts';
import { RouteTable } from './route-table.ts';

const DOCUMENT_PATH = '/openapi.json';

/** The partner API over HTTP. Everything that is built once for a process is built with it. */
export class PartnerDoor {
  readonly #gate: PartnerGate;
  readonly #routes = new RouteTable(partnerApi);
  readonly #bridge = createBridge(partnerApi);

  constructor(services: PartnerServices) {
    this.#gate = new PartnerGate(services);
  }

  handle(request: Request): Promise<Response> {
    return this.#gate.pass(request, (visit, caller) => this.#answer(visit, caller));
  }

  async #answer(visit: Visit, caller: Caller | null): Promise<Answer> {
    const { request, url } = visit;
    const path = url.pathname.slice(API_ROOT.length);
    if (path === DOCUMENT_PATH) return documentAnswer(request.method);
    const { operation, queryNames } = this.#routes.find(request.method, path);
    visit.operation = operation;
    if (!caller) throw unauthenticated();
    requireScope(caller.actor.scopes, operation.scope);
    const query = strictQuery(url, queryNames);
    const mayHaveKey = request.method === 'POST';
    const key = mayHaveKey ? idempotencyKeyOf(request.headers, operation.needsIdempotencyKey ?? false) : null;
    const { bytes, value } = await requestBody(request, operation);
    const name = { caller, route: `${request.method} ${path}`, key, bytes };
    return this.#gate.perform(visit, name, (db) => this.#cross(visit, caller, { db, path, query, body: value }));
  }

  /** Over the bridge, to the procedure. */
  async #cross(
    visit: Visit,
    caller: Caller,
    call: { db: Database; path: string; query: Record<string, string>; body: object },
  ): Promise<Answer> {
    const { db, path, query, body } = call;
    const method = visit.request.method === 'HEAD' ? 'GET' : visit.request.method;
    const context = this.#gate.contextFor(visit, caller, db);
    const crossed = await this.#bridge({ method, path, query, body, context });
    if ('error' in crossed) return this.#gate.failed(visit, crossed.error);
    const headers = { ...context.reply.headers, 'Content-Type': 'application/json' };
    return { status: context.reply.status, headers, body: crossed.body };
  }
}
