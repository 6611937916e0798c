import { type SQL, sql } from 'drizzle-orm';

/**
 * Cashback as SQL works it out, without the engine: for each row of `asked` (ref, program_id, rule_id, rule_version,
 * amount, bonus_bps, multiplier_pct) one row (ref, base_bps, rate_bps, amount) by that rule version. Numeric arithmetic,
 * rounded once; then minimum and cap (domain: cashback).
 */
export function pricedBy(asked: SQL): SQL {
  return sql`
    with asked as (${asked}),
    rules as (
      select v.rule_id, v.version, v.definition,
             coalesce(v.definition->>'rounding', p.settings->>'rounding', 'half_up') as rounding,
             coalesce((v.definition->>'minimum')::numeric, 0) as minimum, (v.definition->>'cap')::numeric as cap
        from cashback_rule_versions v join programs p on p.id = v.program_id),
    bands as (
      select r.rule_id, r.version, (b->>'rateBps')::int as base_bps, (b->>'from')::numeric as lo,
             lead((b->>'from')::numeric) over (partition by r.rule_id, r.version order by (b->>'from')::numeric) as hi
        from rules r cross join lateral jsonb_array_elements(r.definition->'bands') b),
    rated as (
      select a.ref, a.amount, r.rounding, r.minimum, r.cap, coalesce(b.base_bps, 0) as base_bps,
             (coalesce(b.base_bps, 0) + a.bonus_bps)::numeric * a.multiplier_pct as rate_millionths
        from asked a
        join rules r on r.rule_id = a.rule_id and r.version = a.rule_version
        left join bands b on b.rule_id = a.rule_id and b.version = a.rule_version
         and a.amount >= b.lo and (b.hi is null or a.amount < b.hi)),
    exact as (select *, ${rounded(sql`greatest(amount, 0) * rate_millionths`, sql`1000000`, sql`rounding`)} as cashback from rated)
    select ref, base_bps, ${rounded(sql`rate_millionths`, sql`100`, sql`'half_up'`)} as rate_bps,
           case when cashback < minimum then 0 when cashback > cap then cap else cashback end as amount
      from exact`;
}

/** A quotient of two numerics that are not negative, with one rounding: half_up, half_even or down. */
export function rounded(numerator: SQL, denominator: SQL, rounding: SQL): SQL {
  const quotient = sql`div(${numerator}, ${denominator})`;
  const twice = sql`2 * mod(${numerator}, ${denominator})`;
  return sql`(${quotient} + case
    when ${rounding} = 'down' then 0
    when ${twice} > ${denominator} then 1
    when ${twice} < ${denominator} then 0
    when ${rounding} = 'half_even' then mod(${quotient}, 2)
    else 1 end)`;
}
