import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';

/** A call as it is kept; times in milliseconds. */
export type NotedRequest = {
  readonly programId: string;
  readonly tokenId: string;
  readonly method: string;
  readonly route: string | null;
  readonly status: number;
  readonly durationMs: number;
  readonly requestId: string;
  readonly at: Date;
};

const WRITE_EVERY_MS = 1_000;
/** Calls kept of one second in one process; what is beyond is in the log all the same. */
const KEPT_AT_ONCE = 200;
/** The newest this many are kept, however busy a week is. */
export const KEPT_IN_ALL = 100_000;
const TRIM_EVERY_WRITES = 60;

const INSERT = `
  insert into partner_requests (id, program_id, token_id, method, route, status, duration_ms, request_id, at)
  select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::int[], $7::int[], $8::text[],
                       $9::timestamptz[])`;

const TRIM = `
  delete from partner_requests
   where id < (select id from partner_requests order by id desc offset $1::int limit 1)`;

/**
 * Keeps the newest calls of the partner API for the console. No call waits for it: they are written together, once a second,
 * and when that fails they are missing from the console and nowhere else.
 */
export class RequestLog {
  readonly #ctx: Pick<Context, 'db' | 'log'>;
  readonly #keptInAll: number;
  #noted: NotedRequest[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writes = 0;

  constructor(ctx: Pick<Context, 'db' | 'log'>, keptInAll = KEPT_IN_ALL) {
    this.#ctx = ctx;
    this.#keptInAll = keptInAll;
  }

  note(request: NotedRequest): void {
    if (this.#noted.length >= KEPT_AT_ONCE) return;
    this.#noted.push(request);
    this.#timer ??= setTimeout(() => void this.write(), WRITE_EVERY_MS).unref();
  }

  /** Writes what was noted since the last time. Never throws. */
  async write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const noted = this.#noted;
    this.#noted = [];
    if (noted.length === 0) return;
    try {
      await run(this.#ctx.db, INSERT, columnsOf(noted));
      if (this.#writes % TRIM_EVERY_WRITES === 0) await run(this.#ctx.db, TRIM, [this.#keptInAll - 1]);
      this.#writes += 1;
    } catch (err) {
      this.#ctx.log.warn({ err, lost: noted.length }, 'calls of the partner API were not kept for the console');
    }
  }
}

function columnsOf(noted: readonly NotedRequest[]) {
  const column = <K extends keyof NotedRequest>(key: K) => noted.map((request) => request[key]);
  return [
    noted.map(() => newId()),
    column('programId'),
    column('tokenId'),
    column('method'),
    column('route'),
    column('status'),
    column('durationMs'),
    column('requestId'),
    column('at').map((at) => at.toISOString()),
  ];
}
