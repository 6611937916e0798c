/** What is kept for how long, in days, and how its rows that may go are found. Everything else is kept for ever. */
export type Keeping = {
  /** As the settings and the log name it. */
  readonly what: string;
  readonly days: number;
  /** Deletes a batch: `$1` the instant before which it may go, `$2` how many at once. */
  readonly statement: string;
};

/** Rows that go in one statement: short enough to hold no lock for long. */
export const RETENTION_BATCH = 1_000;
/** Batches of a kind in one round; the next round goes on. */
export const RETENTION_ROUNDS = 20;

const gone = (table: string, key: string, where: string): string => `
  delete from ${table} where ${key} in (select ${key} from ${table} where ${where} limit $2)`;

/*
 * Never touched: facts, rewards, points, cashback and its attempts, wallet books, events, the audit log, and any work that is
 * not done. What is deleted here is done, expired or read.
 */
export const KEEPINGS: readonly Keeping[] = [
  {
    what: 'mails',
    days: 90,
    statement: gone('mails', 'id', `status <> 'waiting' and created_at < $1::timestamptz`),
  },
  {
    what: 'links',
    days: 7,
    statement: gone(
      'account_links',
      'id',
      `expires_at < $1::timestamptz and not exists (
         select from mails m where m.link_id = account_links.id and m.status = 'waiting')`,
    ),
  },
  {
    what: 'sessions',
    days: 90,
    statement: gone('sessions', 'id', `coalesce(ended_at, expires_at) < $1::timestamptz`),
  },
  {
    what: 'throttles',
    days: 1,
    statement: gone('throttles', 'key', 'resets_at < $1::timestamptz'),
  },
  {
    what: 'answers',
    days: 1,
    statement: `
      delete from idempotency_keys where ctid in (
        select ctid from idempotency_keys
         where expires_at < $1::timestamptz and (status is not null or claimed_at < $1::timestamptz) limit $2)`,
  },
  {
    what: 'deliveries',
    days: 30,
    statement: `
      with old as (
        select endpoint_id, event_id from webhook_deliveries
         where status = 'delivered' and delivered_at < $1::timestamptz limit $2),
      attempts as (
        delete from webhook_attempts a using old where a.endpoint_id = old.endpoint_id and a.event_id = old.event_id)
      delete from webhook_deliveries d using old where d.endpoint_id = old.endpoint_id and d.event_id = old.event_id`,
  },
  {
    what: 'requests',
    days: 7,
    statement: gone('partner_requests', 'id', 'at < $1::timestamptz'),
  },
  {
    what: 'notifications',
    days: 180,
    statement: gone('notifications', 'id', `seen_at < $1::timestamptz and created_at < $1::timestamptz`),
  },
];

/** How many days each kind is kept, as the house has it or as the settings say. */
export function keepingsWith(days: Readonly<Record<string, number>> = {}): Keeping[] {
  return KEEPINGS.map((keeping) => ({ ...keeping, days: days[keeping.what] ?? keeping.days }));
}
