import type { TransactionSql } from 'postgres';
import { TOKEN_SCOPES } from '#db/enums.ts';
import { createApiToken } from '#server/identity/api-tokens/create-api-token.ts';
import { countFigures } from '#server/insights/figures/count-figures.ts';
import { createProgram } from '#server/loyalty/programs/create-program.ts';
import type { Services } from '#server/runtime/services.ts';

/** A shop that has been open for a year, and a token to call its API with. */
export type BigShop = { readonly programId: string; readonly token: string; readonly customerIds: readonly string[] };

export type ShopSize = { readonly purchases: number; readonly customers: number };

const CALLED = 2_000;

/** The time-ordered id of something that happened at `at`; `salt` tells it from others of the same millisecond. */
const ID_AT = `
  create function bench_id(at timestamptz, salt text) returns uuid language sql immutable as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || left(md5(salt), 3) || '8'
            || right(md5(salt), 15))::uuid
  $$`;

/** A few customers buy much, most little; nine of ten purchases are small; 94 of 100 were paid and rewarded. A third of the customers have registered. */
const PLAN = `
  create unlogged table bench_customers as
    select number, bench_id(at, 'customer' || number) as id, at
      from (select number, now() - interval '400 days' + number * interval '1 second' as at
              from generate_series(1, $1::int) as number) numbered;
  create unlogged table bench_purchases as
    select number, bench_id(at, 'purchase' || number) as id, at, amount, word,
           1 + floor(power(whose, 3) * $1)::int as customer
      from (select number, now() - interval '365 days' + number * interval '364 days' / $2::int as at, random() as whose,
                   (20000 + 4000000 * power(random(), 4))::bigint as amount,
                   case when random() < 0.94 then 'completed' when random() < 0.5 then 'pending' else 'cancelled' end as word
              from generate_series(1, $2::int) as number) drawn;
  analyze bench_purchases`;

const ROWS: readonly string[] = [
  `insert into users (id, program_id, role, external_id, email, name, total_points, total_cashback, purchase_count, password_hash,
     anonymised_at, created_at, updated_at)
   select c.id, $3, 'customer', 'customer-' || number,
          case when number % 500 > 0 then 'customer-' || number || '@example.com' end, 'Customer ' || number,
          least(6000, 100 * n.bought), 0, n.bought, case when number % 3 = 0 and number % 500 > 0 then 'none' end,
          case when number % 500 = 0 then at end, at, at
     from bench_customers c
     left join (select customer, count(*)::int as bought from bench_purchases where word = 'completed' group by 1) b
       on b.customer = c.number
    cross join lateral (select coalesce(b.bought, 0) as bought) n`,
  `insert into purchases (id, program_id, user_id, order_id, amount, currency, status, channel, occurred_at, completed_at, cancelled_at,
     content_hash, processed_for_loyalty, processed_at, created_at, updated_at)
   select p.id, $3, c.id, 'order-' || p.number, amount, 'NGN', word, (array['web', 'app', 'shop'])[1 + p.number % 3], p.at,
          case word when 'completed' then p.at end, case word when 'cancelled' then p.at end, md5(p.id::text),
          word = 'completed', case word when 'completed' then p.at + interval '200 ms' end, p.at, p.at
     from bench_purchases p join bench_customers c on c.number = p.customer order by p.number`,
  `insert into purchase_items (purchase_id, program_id, line_index, sku, name, category, quantity, unit_amount)
   select p.id, $3, line, 'SKU-' || (p.number * 7 + line) % 900, 'Thing ' || (p.number * 7 + line) % 900,
          (array['home', 'kitchen', 'books', 'toys', 'fashion'])[1 + p.number % 5], 1 + p.number % 3, amount / 10
     from bench_purchases p cross join generate_series(0, 1) as line where line <= p.number % 2 order by p.number`,
  `insert into user_achievements (id, program_id, user_id, achievement_id, cycle, version, progress, target, unlocked_at, unlocked_fact_kind,
     unlocked_fact_id, points, created_at, updated_at)
   select bench_id(u.created_at, u.id::text || a.key), $3, u.id, a.id, 0, 1, least(u.purchase_count, 5 * a.rank), 5 * a.rank,
          case when done then u.created_at + interval '30 days' end, case when done then 'purchase' end, case when done then u.id end,
          case when done then a.points else 0 end, u.created_at, u.created_at
     from users u
     cross join (select id, key, points, row_number() over (order by key) as rank from achievements where program_id = $3) a
     cross join lateral (select u.purchase_count >= 5 * a.rank as done) d
    where u.program_id = $3 and u.purchase_count > 0 and a.rank <= 10`,
  `insert into points_ledger (id, program_id, user_id, delta, kind, achievement_id, achievement_version, cycle, fact_kind, fact_id, created_by,
     occurred_at, created_at)
   select bench_id(unlocked_at, id::text), program_id, user_id, points, 'unlock', achievement_id, 1, 0, 'purchase', unlocked_fact_id, 'bench',
          unlocked_at, unlocked_at
     from user_achievements where program_id = $3 and unlocked_at is not null`,
  `insert into user_badges (id, program_id, user_id, badge_id, badge_version, earned_at, earned_fact_kind, earned_fact_id, is_current)
   select bench_id(u.created_at, 'badge' || u.id::text), $3, u.id, b.id, 1, u.created_at + interval '30 days', 'purchase', u.id, true
     from users u
     join lateral (select id from badges where program_id = $3 and points_required <= u.total_points
                    order by level desc limit 1) b on true
    where u.program_id = $3`,
  `insert into cashback_transactions (id, program_id, user_id, purchase_id, kind, amount, currency, purchase_amount, base_bps, bonus_bps,
     multiplier_pct, rate_bps, rule_id, rule_version, status, attempts, provider, completed_at, created_at, updated_at)
   select bench_id(p.at, 'cashback' || p.number), $3, c.id, p.id, 'earn', amount / 50, 'NGN', amount, 200, 0, 100, 200, r.id, 1, 'completed', 1,
          'wallet', p.at + interval '1 s', p.at + interval '200 ms', p.at + interval '1 s'
     from bench_purchases p join bench_customers c on c.number = p.customer
     join cashback_rules r on r.program_id = $3 and r.currency = 'NGN'
    where word = 'completed' order by p.number`,
  `insert into cashback_attempts (id, program_id, transaction_id, attempt, provider, amount, outcome, started_at)
   select bench_id(created_at, 'attempt' || id::text), program_id, id, 1, 'wallet', amount, 'paid', created_at
     from cashback_transactions where program_id = $3`,
  `insert into reward_traces (id, program_id, user_id, fact_kind, fact_id, catalog_revision, points, awards, trace, created_at)
   select bench_id(processed_at, 'trace' || id::text), program_id, user_id, 'purchase', id, 1, 0, '[]', '[]', processed_at
     from purchases where program_id = $3 and processed_for_loyalty`,
  `insert into events (id, program_id, user_id, type, data, created_at)
   select bench_id(unlocked_at, 'event' || id::text), program_id, user_id, 'achievement.unlocked',
          jsonb_build_object('achievementId', achievement_id), unlocked_at
     from user_achievements where program_id = $3 and unlocked_at is not null`,
  `insert into notifications (id, program_id, user_id, event_id, type, data, is_shown, created_at)
   select bench_id(unlocked_at, 'news' || id::text), program_id, user_id, bench_id(unlocked_at, 'event' || id::text), 'achievement.unlocked',
          jsonb_build_object('achievementId', achievement_id), true, unlocked_at
     from user_achievements where program_id = $3 and unlocked_at is not null`,
  `insert into audit_log (id, program_id, actor, action, subject_type, subject_id, created_at)
   select bench_id(created_at, 'deed' || id::text), program_id, 'token:' || right(id::text, 3),
          (array['purchase.refund', 'customer.change'])[1 + (purchase_count % 2)], 'customer', id, created_at
     from users where program_id = $3`,
];

/** Makes the shop with a few large statements; foreign keys are trusted meanwhile, where the server lets us. */
export async function openBigShop(services: Services, { purchases, customers }: ShopSize): Promise<BigShop> {
  const operator = services.contextFor({ kind: 'operator', command: 'bench' });
  const shop = {
    slug: 'big-shop',
    name: 'Big shop',
    currency: 'NGN',
    timeZone: 'Africa/Lagos',
    catalog: 'default' as const,
  };
  const { id: programId } = await createProgram(operator, shop);
  await services.sql`update programs set settings = '{"rateLimitPerMinute": 10000000}' where id = ${programId}`;
  await services.sql.begin((sql) => fill(sql, programId, { purchases, customers }));
  await services.sql.unsafe('vacuum analyze');
  const counting = services.contextFor({ kind: 'job', job: 'figures' });
  while ((await countFigures(counting)).isMore);
  const called = await services.sql<{ id: string }[]>`
    select id from (select distinct user_id as id from purchases where program_id = ${programId}) buyers order by md5(id::text) limit ${CALLED}`;
  const { token } = await createApiToken(operator, {
    programId,
    name: 'bench',
    scopes: [...TOKEN_SCOPES],
    expiresInDays: null,
  });
  return { programId, token, customerIds: called.map(({ id }) => id) };
}

async function fill(sql: TransactionSql, programId: string, { purchases, customers }: ShopSize): Promise<void> {
  await sql`set local statement_timeout = 0`;
  await sql.savepoint((inner) => inner`set local session_replication_role = replica`).catch(() => undefined);
  await sql`select setseed(0.42)`;
  const spelled = (text: string) =>
    text
      .replaceAll('$1', String(customers))
      .replaceAll('$2', String(purchases))
      .replaceAll('$3', `'${programId}'::uuid`);
  await sql.unsafe(ID_AT);
  await sql.unsafe(spelled(PLAN));
  for (const statement of ROWS) await sql.unsafe(spelled(statement));
  await sql.unsafe('drop table bench_purchases; drop table bench_customers');
}
