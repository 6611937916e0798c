import type { Sql } from 'postgres';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { Gathering } from './gathering.ts';
import { RequestFault } from './request-fault.ts';

const WINDOW_SECONDS = 60;
const DEFAULT_PER_MINUTE = 600;
/** Requests that name no good token, by address and process. */
const STRANGERS_PER_MINUTE = 120;
const MOST_COUNTED = 1_000;

type Limiter = RateLimiterPostgres | RateLimiterMemory;

/** Headers for the answer, and the fault when there were too many. */
export type RateVerdict = { readonly headers: Record<string, string>; readonly fault: RequestFault | null };

/** Counts requests. Those with a token are counted in PostgreSQL, so that several processes count as one. */
export class RateLimits {
  readonly #store: object;
  readonly #strangers = new RateLimiterMemory({ points: STRANGERS_PER_MINUTE, duration: WINDOW_SECONDS });
  readonly #byLimit = new Map<number, RateLimiterPostgres>();
  /** Requests of a token that come at the same time are counted by one statement. */
  readonly #ofTokens = new Gathering((asked: readonly Asked[]) => this.#count(asked), { most: MOST_COUNTED, lanes: 1 });

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
    return this.#ofTokens.ask(`${tokenId}/${perMinute}`, { tokenId, perMinute });
  }

  /** Counts one request of somebody without a good token. */
  async ofStranger(address: string | undefined): Promise<RateVerdict> {
    const counted = await consumed(this.#strangers, address ?? 'unknown', 1);
    return verdict(counted, { policy: 'address', limit: STRANGERS_PER_MINUTE, behind: 0 });
  }

  async #count(asked: readonly Asked[]): Promise<RateVerdict[]> {
    const [first] = asked;
    if (!first) return [];
    const { tokenId, perMinute: limit } = first;
    const counted = await consumed(this.#limiterFor(limit), tokenId, asked.length);
    return asked.map((_, index) => verdict(counted, { policy: 'token', limit, behind: asked.length - 1 - index }));
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

type Asked = { readonly tokenId: string; readonly perMinute: number };
/** `isBlocked`: the process knows without counting that there were too many. */
type Counted = { readonly consumed: number; readonly msBeforeNext: number; readonly isBlocked: boolean };

/** What the count means for one of those counted together, `behind` of whom came after it. */
function verdict(
  { consumed: all, msBeforeNext, isBlocked }: Counted,
  { policy, limit, behind }: { readonly policy: string; readonly limit: number; readonly behind: number },
): RateVerdict {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  const left = limit - (all - behind);
  const isOver = isBlocked || left < 0;
  const headers = {
    'RateLimit-Policy': `"${policy}";q=${limit};w=${WINDOW_SECONDS}`,
    RateLimit: `"${policy}";r=${isOver ? 0 : left};t=${seconds}`,
  };
  return { headers, fault: isOver ? tooMany(limit, seconds) : null };
}

/** The library rejects with its state when there were too many, and with an error when it could not count. */
async function consumed(limiter: Limiter, key: string, points: number): Promise<Counted> {
  const state = await limiter.consume(key, points).catch((thrown: unknown) => {
    if (thrown instanceof RateLimiterRes) return thrown;
    throw thrown;
  });
  const { consumedPoints, msBeforeNext } = state;
  return { consumed: consumedPoints, msBeforeNext, isBlocked: consumedPoints === 0 };
}

function tooMany(limit: number, seconds: number): RequestFault {
  return new RequestFault(429, 'too_many', `There were more than ${limit} requests in a minute. Wait ${seconds} s`, {
    headers: { 'Retry-After': String(seconds) },
  });
}
