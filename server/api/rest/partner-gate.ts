import type { Sql } from 'postgres';
import type { Database } from '#db/client.ts';
import type { Operation, PartnerContext } from '#server/api/partner-procedures.ts';
import type { Ground } from '#server/api/request-context.ts';
import {
  type Caller,
  type FindToken,
  noteTokenUse,
  type TokenRow,
  tokensIn,
} from '#server/identity/api-tokens/authenticate-token.ts';
import { newId } from '#server/kernel/id.ts';
import { SecretVault } from '#server/kernel/vault.ts';
import { RequestLog } from '#server/operations/requests/keep-requests.ts';
import { callerOf } from './caller.ts';
import { Cursors } from './cursors.ts';
import type { Answer } from './envelope.ts';
import { Gathering } from './gathering.ts';
import { forgetOldAnswers, onceOnly } from './idempotency.ts';
import { PurchasePosts } from './post-purchases.ts';
import { type Problem, problemAnswer, problemOf } from './problem.ts';
import { RateLimits } from './rate-limit.ts';

/** What the partner API needs of the process; `secret` signs cursors. */
export type PartnerServices = Ground & { readonly sql: Sql; readonly secret: string };

/** One request on its way: what is known so far, and the headers its answer will carry. */
export type Visit = {
  readonly request: Request;
  readonly url: URL;
  readonly requestId: string;
  readonly address: string | undefined;
  readonly headers: Record<string, string>;
  operation?: Operation;
  caller?: Caller;
};

/** How a door tells what went wrong. */
type Tell = (problem: Problem, requestId: string) => Answer;

const FORGET_EVERY_MS = 10 * 60_000;
const REQUEST_ID = /^[\w.:-]{1,64}$/;
/** Private answers, never stored; nothing in them is for a browser to run. */
const ALWAYS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/** What both doors of the partner API have in common: who calls, how often, doing things once, telling faults, the log. */
export class PartnerGate {
  readonly services: PartnerServices;
  readonly #limits: RateLimits;
  readonly #cursors: Cursors;
  readonly #vault: SecretVault;
  readonly #tell: Tell;
  readonly #requests: RequestLog;
  readonly #posts = new PurchasePosts();
  /** Requests with one token that come at the same moment share a look at it, which none of them came too late for. */
  readonly #tokens: Gathering<Parameters<FindToken>, TokenRow | undefined>;
  #forgotAt = 0;

  constructor(services: PartnerServices, tell: Tell = problemAnswer) {
    this.services = services;
    this.#limits = new RateLimits(services.sql);
    this.#tokens = new Gathering((asked) => lookedUp(services.db, asked), { most: 1_000, lanes: 1 });
    this.#cursors = new Cursors(services.secret);
    this.#vault = new SecretVault(services.secret);
    this.#tell = tell;
    this.#requests = new RequestLog(services);
  }

  /** Answers one request; whatever goes wrong is an answer too. */
  async pass(request: Request, work: (visit: Visit, caller: Caller | null) => Promise<Answer>): Promise<Response> {
    const started = performance.now();
    const visit = visitOf(request);
    const answer = await this.#meetCaller(visit)
      .then((caller) => work(visit, caller))
      .catch((error: unknown) => this.failed(visit, error));
    this.#logRequest(visit, answer, performance.now() - started);
    const headers = { ...ALWAYS, ...visit.headers, ...answer.headers, 'X-Request-Id': visit.requestId };
    return new Response(request.method === 'HEAD' ? null : answer.body, { status: answer.status, headers });
  }

  /** Does the work, once for ever when it was named by a key. */
  async perform(
    visit: Visit,
    name: { readonly caller: Caller; readonly route: string; readonly key: string | null; readonly bytes: Uint8Array },
    work: (db: Database) => Promise<Answer>,
  ): Promise<Answer> {
    const { db, now } = this.services;
    const { caller, route, key, bytes } = name;
    if (key === null) return work(db);
    this.#forgetOldAnswers();
    const named = { tokenId: caller.actor.tokenId, route, key };
    const { answer, replayed } = await onceOnly(db, now, named, bytes, this.#vault, work);
    if (replayed) visit.headers['Idempotency-Replayed'] = 'true';
    return answer;
  }

  contextFor(visit: Visit, { actor }: Caller, db: Database): PartnerContext {
    const { enqueue, log, now, checkpoint } = this.services;
    const ground = { db, enqueue, log, now, checkpoint, actor };
    return {
      ...ground,
      requestId: visit.requestId,
      address: visit.address,
      programId: actor.programId,
      scopes: actor.scopes,
      cursors: this.#cursors,
      vault: this.#vault,
      posts: db === this.services.db ? this.#posts : null,
      reply: { status: 200, headers: {} },
      ifMatch: visit.request.headers.get('if-match'),
    };
  }

  failed({ requestId, operation }: Visit, error: unknown): Answer {
    const problem = problemOf(error);
    const fields = { err: error, requestId, route: routeOf(operation) };
    if (problem.status >= 500) this.services.log.error(fields, 'partner request failed');
    return this.#tell(problem, requestId);
  }

  /** Knows the caller, and counts the request against their limit. */
  async #meetCaller(visit: Visit): Promise<Caller | null> {
    const { db, now, log } = this.services;
    const caller = await callerOf((...named) => this.#tokens.ask(named.join('/'), named), visit.request.headers, now());
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
    const { db, now, log } = this.services;
    if (now().getTime() - this.#forgotAt < FORGET_EVERY_MS) return;
    this.#forgotAt = now().getTime();
    forgetOldAnswers(db, now()).catch((err: unknown) => log.warn({ err }, 'old answers were not forgotten'));
  }

  #logRequest({ request, requestId, operation, caller }: Visit, { status }: Answer, milliseconds: number): void {
    const who = caller && { tokenId: caller.actor.tokenId, programId: caller.actor.programId };
    const what = { method: request.method, route: routeOf(operation), status, ms: Math.round(milliseconds) };
    this.services.log.info({ requestId, ...what, ...who }, 'partner request');
    if (who) {
      const { method, ms: durationMs } = what;
      const at = this.services.now();
      this.#requests.note({ ...who, method, route: operation?.path ?? null, status, durationMs, requestId, at });
    }
  }
}

async function lookedUp(
  db: Database,
  asked: readonly Parameters<FindToken>[],
): Promise<readonly (TokenRow | undefined)[]> {
  const [named] = asked;
  if (!named) return [];
  const found = await tokensIn(db)(...named);
  return asked.map(() => found);
}

function visitOf(request: Request): Visit {
  const given = request.headers.get('x-request-id') ?? '';
  return {
    request,
    url: new URL(request.url),
    requestId: REQUEST_ID.test(given) ? given : newId(),
    address: request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 64) || undefined,
    headers: {},
  };
}

/** Never the path as called: it may hold what does not belong into a log. */
function routeOf(operation: Operation | undefined): string | null {
  return operation ? `${operation.method} ${operation.path}` : null;
}
