import { eq } from 'drizzle-orm';
import type { Sql, TransactionSql } from 'postgres';
import type { Database } from '#db/client.ts';
import { TOKEN_SCOPES, type TokenScope } from '#db/enums.ts';
import { type ProgramSettings, programs } from '#db/schema/programs.ts';
import { uniqueWord } from '#db/testing/factories.ts';
import { partnerApi } from '#server/api/partner.ts';
import { createApiToken } from '#server/identity/api-tokens/create-api-token.ts';
import type { Context } from '#server/kernel/context.ts';
import { createProgram } from '#server/loyalty/programs/create-program.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import type { FactIds } from '#server/loyalty/rewards/rules.ts';
import { PartnerDoor } from '../partner-door.ts';
import type { PartnerServices } from '../partner-gate.ts';
import { RouteTable } from '../route-table.ts';

const BOUNDLESS: ProgramSettings = { rateLimitPerMinute: 100_000 };

type Opening = { readonly settings?: ProgramSettings; readonly catalog?: 'default' | 'empty' };
type Job = { readonly job: string; readonly payload: unknown };
type Call = {
  readonly token?: string | null;
  readonly body?: unknown;
  /** Sent as it stands. */
  readonly raw?: BodyInit;
  readonly headers?: Record<string, string>;
};

export type Told = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ToldBody;
};

type ToldBody = {
  data?: unknown;
  meta?: Record<string, unknown>;
  links?: Record<string, string>;
  code?: string;
  detail?: string;
  errors?: Record<string, string[]>;
  [more: string]: unknown;
};

/**
 * A program with a token that may do everything, and a door to call. The clock stands still until it is moved, jobs are
 * collected, log lines too.
 */
export class PartnerStage {
  readonly jobs: Job[] = [];
  readonly lines: unknown[] = [];
  programId = '';
  token = '';
  tokenId = '';
  #fault: Error | null = null;
  #beforeEnqueue: (() => Promise<void>) | null = null;
  #now = Date.parse('2026-11-20T12:00:00Z');
  readonly #db: Database;
  readonly sql: Sql;
  #door: PartnerDoor;

  constructor(connection: { db: Database; sql: Sql }) {
    this.#db = connection.db;
    this.sql = connection.sql;
    this.#door = this.newDoor();
  }

  /** Another process, so to speak: what a door knows by itself is new. */
  newDoor(): PartnerDoor {
    return new PartnerDoor(this.services());
  }

  services(): PartnerServices {
    return { ...this.context(), sql: this.sql, secret: 'a secret of at least 32 characters' };
  }

  async open({ settings = BOUNDLESS, catalog = 'empty' }: Opening = {}): Promise<void> {
    const shop = { slug: uniqueWord('shop'), name: 'Shop', currency: 'NGN', timeZone: 'Africa/Lagos', catalog };
    this.programId = (await createProgram(this.context(), shop)).id;
    await this.#db.update(programs).set({ settings }).where(eq(programs.id, this.programId));
    const made = await this.newToken();
    this.token = made.token;
    this.tokenId = made.id;
  }

  newToken(scopes: readonly TokenScope[] = TOKEN_SCOPES, expiresInDays: number | null = 90) {
    const asked = { programId: this.programId, name: 'test', scopes: [...scopes], expiresInDays };
    return createApiToken(this.context(), asked);
  }

  context(): Context {
    const log = (fields: object, message: string) => void this.lines.push({ ...fields, message });
    return {
      db: this.#db,
      enqueue: async (_tx, job, payload) => {
        if (this.#fault) throw this.#fault;
        await this.#beforeEnqueue?.();
        this.jobs.push({ job, payload });
      },
      actor: { kind: 'operator', command: 'test' },
      log: { debug: log, info: log, warn: log, error: log },
      now: () => new Date(this.#now),
      requestId: 'test',
      checkpoint: () => undefined,
    };
  }

  /** A purchase that was rewarded. */
  async rewarded(changes: Record<string, unknown> = {}): Promise<Told> {
    const purchase = await this.post('/purchases', anOrder(changes));
    await this.reward();
    return purchase;
  }

  /** The worker's part: rewards whatever waits. */
  async reward(): Promise<void> {
    for (const { job, payload } of this.jobs.splice(0)) {
      if (job === 'rewards.grant') await grantRewards(this.context(), payload as Partial<FactIds>);
    }
  }

  /** The customer at this path registers. */
  async registered(path: string): Promise<void> {
    await this.sql`update users set password_hash = 'hash' where id = ${path.split('/').at(-1) ?? ''}`;
  }

  /** Calls that have read the rules, and come to writing them all at the same moment. */
  async whileCatalogueIsHeld<T>(begin: () => Promise<T>[]): Promise<T[]> {
    const begun = await this.sql.begin(async (sql) => {
      await sql`select pg_advisory_xact_lock(hashtextextended('laurel.catalog.' || ${this.programId}, 0))`;
      const calls = begin();
      await this.#untilWaiting(sql, calls.length);
      return { calls };
    });
    return Promise.all(begun.calls);
  }

  async #untilWaiting(sql: Sql | TransactionSql, count: number): Promise<void> {
    const [row] = await sql`select count(*)::int as n from pg_locks
      where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`;
    if (row?.n < count) await this.#untilWaiting(sql, count);
  }

  /** From now on the queue fails. */
  failWith(fault: Error | null): void {
    this.#fault = fault;
  }

  /** From now on whoever comes to the queue waits, inside the transaction. */
  beforeEnqueue(wait: (() => Promise<void>) | null): void {
    this.#beforeEnqueue = wait;
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }

  get(path: string, call: Call = {}): Promise<Told> {
    return this.call('GET', path, call);
  }

  post(path: string, body: unknown, call: Call = {}): Promise<Told> {
    return this.call('POST', path, { body, ...call });
  }

  async call(method: string, path: string, call: Call = {}, door: PartnerDoor = this.#door): Promise<Told> {
    const response = await door.handle(this.request(method, path, call));
    const text = await response.text();
    const body: ToldBody = text ? JSON.parse(text) : {};
    if (!response.ok) requireDeclared(method, path, response.status, body.code ?? '');
    return { status: response.status, headers: response.headers, body };
  }

  request(method: string, path: string, { token = this.token, body, raw, headers }: Call = {}): Request {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    return new Request(`http://laurel.test/api/v1${path}`, {
      method,
      headers: {
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(sent === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent, duplex: 'half' }),
    });
  }
}

/** Codes that any operation may answer with. */
const USUAL: Record<number, readonly string[]> = {
  409: ['idempotency_key_in_use'],
  412: ['precondition_failed'],
  422: ['validation_failed', 'idempotency_key_reused'],
};
const routes = new RouteTable(partnerApi);

/** A partner is told in the document of every code there is; whoever plays on the stage holds us to it. */
function requireDeclared(method: string, path: string, status: number, code: string): void {
  const usual = USUAL[status];
  if (!usual || usual.includes(code)) return;
  const { operation } = routes.find(method, path.split('?')[0] ?? '');
  const declared = operation.refusals?.[status as 409 | 412 | 422] ?? [];
  if (!declared.includes(code)) throw new Error(`${method} ${operation.path} does not declare ${status} ${code}`);
}

/** An order nobody has sent yet. */
export function anOrder(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const customer = { externalId: uniqueWord('c') };
  return {
    orderId: uniqueWord('order'),
    customer,
    amount: 6_000_000,
    currency: 'NGN',
    status: 'completed',
    ...changes,
  };
}

/** The path of a link of an answer, as the stage calls it. */
export function pathOf(told: Told, link = 'self'): string {
  return String(told.body.links?.[link]).replace('/api/v1', '');
}

export function dataOf<T = Record<string, unknown>>(told: Told): T {
  return told.body.data as T;
}

/** A call that names itself. */
export function withKey(key = uniqueWord('key')): Call {
  return { headers: { 'Idempotency-Key': key } };
}
