import type { Sql } from 'postgres';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { RequestFault } from './request-fault.ts';

const WINDOW_SECONDS = 60;
const DEFAULT_PER_MINUTE = 600;
/** Requests that name no good token, by address and process. */
const STRANGERS_PER_MINUTE = 120;

type Limiter = RateLimiterPostgres | RateLimiterMemory;

/** Headers for the answer, and the fault when there were too many. */
export type RateVerdict = { readonly headers: Record<string, string>; readonly fault: RequestFault | null };

/** Counts requests. Those with a token are counted in PostgreSQL, so that several processes count as one. */
export class RateLimits {
  readonly #store: object;
  readonly #strangers = new RateLimiterMemory({ points: STRANGERS_PER_MINUTE, duration: WINDOW_SECONDS });
  readonly #byLimit = new Map<number, RateLimiterPostgres>();

  constructor(sql: Sql) {
    this.#store = {
      query: async ({ text, values }: { text: string; values: (string | number)[] }) => {
        const rows = await sql.unsafe(text, values, { prepare: true });
        return { rows, rowCount: rows.count };
      },
    };
  }

  /** Counts one request of a token against its program's limit. */
  ofToken(tokenId: string, perMinute = DEFAULT_PER_MINUTE): Promise<RateVerdict> {
    return verdict(this.#limiterFor(perMinute), tokenId, 'token', perMinute);
  }

  /** Counts one request of somebody without a good token. */
  ofStranger(address: string | undefined): Promise<RateVerdict> {
    return verdict(this.#strangers, address ?? 'unknown', 'address', STRANGERS_PER_MINUTE);
  }

  #limiterFor(perMinute: number): RateLimiterPostgres {
    const known = this.#byLimit.get(perMinute);
    if (known) return known;
    const limiter = new RateLimiterPostgres({
      storeClient: this.#store,
      storeType: 'client',
      tableName: 'api_rate_limits',
      tableCreated: true,
      keyPrefix: 'token',
      points: perMinute,
      duration: WINDOW_SECONDS,
      inMemoryBlockOnConsumed: perMinute + 1,
    });
    this.#byLimit.set(perMinute, limiter);
    return limiter;
  }
}

async function verdict(limiter: Limiter, key: string, policy: string, limit: number): Promise<RateVerdict> {
  const { state, isOver } = await consumed(limiter, key);
  const seconds = Math.max(1, Math.ceil(state.msBeforeNext / 1000));
  const headers = {
    'RateLimit-Policy': `"${policy}";q=${limit};w=${WINDOW_SECONDS}`,
    RateLimit: `"${policy}";r=${isOver ? 0 : state.remainingPoints};t=${seconds}`,
  };
  return { headers, fault: isOver ? tooMany(limit, seconds) : null };
}

/** The library rejects with its state when there were too many, and with an error when it could not count. */
async function consumed(limiter: Limiter, key: string): Promise<{ state: RateLimiterRes; isOver: boolean }> {
  try {
    return { state: await limiter.consume(key), isOver: false };
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) return { state: thrown, isOver: true };
    throw thrown;
  }
}

function tooMany(limit: number, seconds: number): RequestFault {
  return new RequestFault(429, 'too_many', `There were more than ${limit} requests in a minute. Wait ${seconds} s`, {
    headers: { 'Retry-After': String(seconds) },
  });
}
