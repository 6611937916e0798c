import type { Sql } from 'postgres';
import { partnerApi } from '#server/api/partner.ts';
import { type Operation, type PartnerContext, requireScope } from '#server/api/partner-procedures.ts';
import type { Ground } from '#server/api/request-context.ts';
import { type Caller, noteTokenUse } from '#server/identity/api-tokens/authenticate-token.ts';
import { newId } from '#server/kernel/id.ts';
import { SecretVault } from '#server/webhooks/secrets.ts';
import { createBridge } from './bridge.ts';
import { callerOf, unauthenticated } from './caller.ts';
import { Cursors } from './cursors.ts';
import { documentAnswer } from './document/document.ts';
import { type Answer, API_ROOT } from './envelope.ts';
import { forgetOldAnswers, idempotencyKeyOf, onceOnly } from './idempotency.ts';
import { problemAnswer, problemOf } from './problem.ts';
import { strictQuery } from './query.ts';
import { RateLimits } from './rate-limit.ts';
import { requestBody } from './request-body.ts';
import { RouteTable } from './route-table.ts';

/** What the door needs of the process; `secret` signs cursors and seals stored secrets. */
export type PartnerServices = Ground & { readonly sql: Sql; readonly secret: string };

/** One request on its way: what is known so far, and the headers its answer will carry. */
type Visit = {
  readonly request: Request;
  readonly url: URL;
  readonly path: string;
  readonly requestId: string;
  readonly address: string | undefined;
  readonly headers: Record<string, string>;
  operation?: Operation;
  caller?: Caller;
};

const DOCUMENT_PATH = '/openapi.json';
const FORGET_EVERY_MS = 10 * 60_000;
const REQUEST_ID = /^[\w.:-]{1,64}$/;
/** Private answers, never stored; nothing in them is for a browser to run. */
const ALWAYS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/** The partner API over HTTP: everything that is built once for a process, and the handling of each request. */
export class PartnerDoor {
  readonly #services: PartnerServices;
  readonly #routes = new RouteTable(partnerApi);
  readonly #bridge = createBridge(partnerApi);
  readonly #limits: RateLimits;
  readonly #cursors: Cursors;
  readonly #vault: SecretVault;
  #forgotAt = 0;

  constructor(services: PartnerServices) {
    this.#services = services;
    this.#limits = new RateLimits(services.sql);
    this.#cursors = new Cursors(services.secret);
    this.#vault = new SecretVault(services.secret);
  }

  /** Answers one request; whatever goes wrong is an answer too. */
  async handle(request: Request): Promise<Response> {
    const started = performance.now();
    const visit = visitOf(request);
    const answer = await this.#answer(visit).catch((error: unknown) => this.#failed(visit, error));
    this.#logRequest(visit, answer, performance.now() - started);
    const headers = { ...ALWAYS, ...visit.headers, ...answer.headers, 'X-Request-Id': visit.requestId };
    return new Response(request.method === 'HEAD' ? null : answer.body, { status: answer.status, headers });
  }

  async #answer(visit: Visit): Promise<Answer> {
    const { request, path, url } = visit;
    const caller = await this.#meetCaller(visit);
    if (path === DOCUMENT_PATH) return documentAnswer(request.method);
    const { operation, queryNames } = this.#routes.find(request.method, path);
    visit.operation = operation;
    if (!caller) throw unauthenticated();
    requireScope(caller.actor.scopes, operation.scope);
    const query = strictQuery(url, queryNames);
    const key = request.method === 'POST' && idempotencyKeyOf(request.headers, operation.needsIdempotencyKey ?? false);
    const body = await requestBody(request, operation);
    const work = (db: PartnerServices['db']) => this.#perform(visit, caller, { query, body: body.value, db });
    if (!key) return work(this.#services.db);
    const name = { tokenId: caller.actor.tokenId, route: `${request.method} ${path}`, key };
    this.#forgetOldAnswers();
    const { answer, replayed } = await onceOnly(this.#services.db, this.#services.now, name, body.bytes, work);
    if (replayed) visit.headers['Idempotency-Replayed'] = 'true';
    return answer;
  }

  /** Knows the caller, and counts the request against their limit. */
  async #meetCaller(visit: Visit): Promise<Caller | null> {
    const { db, now, log } = this.#services;
    const caller = await callerOf(db, visit.request.headers, now());
    const { headers, fault } = caller
      ? await this.#limits.ofToken(caller.actor.tokenId, caller.settings.rateLimitPerMinute)
      : await this.#limits.ofStranger(visit.address);
    Object.assign(visit.headers, headers);
    if (fault) throw fault;
    if (!caller) return null;
    visit.caller = caller;
    noteTokenUse(db, caller, now()).catch((err: unknown) => log.warn({ err }, 'the use of a token was not noted'));
    return caller;
  }

  /** Now and then, beside the work; whether it succeeds matters to no request. */
  #forgetOldAnswers(): void {
    const { db, now, log } = this.#services;
    if (now().getTime() - this.#forgotAt < FORGET_EVERY_MS) return;
    this.#forgotAt = now().getTime();
    forgetOldAnswers(db, now()).catch((err: unknown) => log.warn({ err }, 'old answers were not forgotten'));
  }

  /** Crosses the bridge to the procedure. */
  async #perform(
    visit: Visit,
    caller: Caller,
    { db, query, body }: { db: PartnerServices['db']; query: Record<string, string>; body: object },
  ): Promise<Answer> {
    const method = visit.request.method === 'HEAD' ? 'GET' : visit.request.method;
    const context = this.#contextFor(visit, caller, db);
    const crossed = await this.#bridge({ method, path: visit.path, query, body, context });
    if ('error' in crossed) return this.#failed(visit, crossed.error);
    const headers = { ...context.reply.headers, 'Content-Type': 'application/json' };
    return { status: context.reply.status, headers, body: crossed.body };
  }

  #contextFor(visit: Visit, caller: Caller, db: PartnerServices['db']): PartnerContext {
    const { enqueue, log, now, checkpoint } = this.#services;
    const { actor } = caller;
    const ground = { db, enqueue, log, now, checkpoint, actor };
    return {
      ...ground,
      requestId: visit.requestId,
      address: visit.address,
      programId: actor.programId,
      scopes: actor.scopes,
      cursors: this.#cursors,
      vault: this.#vault,
      reply: { status: 200, headers: {} },
      ifMatch: visit.request.headers.get('if-match'),
    };
  }

  #failed({ requestId, operation }: Visit, error: unknown): Answer {
    const problem = problemOf(error);
    const fields = { err: error, requestId, route: routeOf(operation) };
    if (problem.status >= 500) this.#services.log.error(fields, 'partner request failed');
    return problemAnswer(problem, requestId);
  }

  #logRequest({ request, requestId, operation, caller }: Visit, { status }: Answer, milliseconds: number): void {
    const who = caller && { tokenId: caller.actor.tokenId, programId: caller.actor.programId };
    const what = { method: request.method, route: routeOf(operation), status, ms: Math.round(milliseconds) };
    this.#services.log.info({ requestId, ...what, ...who }, 'partner request');
  }
}

function visitOf(request: Request): Visit {
  const url = new URL(request.url);
  const given = request.headers.get('x-request-id') ?? '';
  return {
    request,
    url,
    path: url.pathname.slice(API_ROOT.length),
    requestId: REQUEST_ID.test(given) ? given : newId(),
    address: request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 64) || undefined,
    headers: {},
  };
}

/** Never the path as called: it may hold what does not belong into a log. */
function routeOf(operation: Operation | undefined): string | null {
  return operation ? `${operation.method} ${operation.path}` : null;
}
