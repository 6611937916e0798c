import type { Tx } from '#db/client.ts';
import { run } from '#db/statement.ts';
import { newId } from '#server/kernel/id.ts';
import type { Award } from '#server/loyalty/rules/model.ts';
import { awardsText, traceText } from './explanation.ts';
import { pointsByFact } from './fold-facts.ts';
import type { EvaluatedFact, Outcome } from './outcome.ts';

/* A fact is claimed once, so it has no trace yet; the unique constraint says so if that should ever be wrong. */
const INSERT = `
  insert into reward_traces (id, program_id, user_id, fact_kind, fact_id, catalog_revision, points, awards, trace, created_at)
  select id, program_id, user_id, fact_kind, fact_id, revision, points, awards::json, trace::json, $10::timestamptz
    from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::bigint[], $7::int[], $8::text[], $9::text[])
      as row (id, program_id, user_id, fact_kind, fact_id, revision, points, awards, trace)`;

type TraceRow = Omit<EvaluatedFact, 'net'> & { readonly customer: Outcome['customer']; readonly points: number };

/** Writes, for every claimed fact, what it caused and why. */
export function saveTraces(tx: Tx, outcomes: readonly Outcome[], at: string): Promise<unknown>[] {
  const rows = outcomes.flatMap(traceRows);
  return [run(tx, INSERT, [...columnsOf(rows), at])];
}

function traceRows(outcome: Outcome): TraceRow[] {
  const points = pointsByFact(outcome.ledger);
  const gained = new Set(outcome.changes.unlocks.gained.map(({ achievementId, cycle }) => `${achievementId}/${cycle}`));
  const earned = new Set(outcome.changes.badges.gained.map(({ badgeId }) => badgeId));
  const isNews = (award: Award): boolean => {
    if (award.kind === 'unlock' || award.kind === 'points') return gained.has(`${award.achievementId}/${award.cycle}`);
    return award.kind !== 'badge' || earned.has(award.badgeId);
  };
  return outcome.facts.map(({ fact, awards, trace }) => ({
    fact,
    trace,
    awards: awards.filter(isNews),
    customer: outcome.customer,
    points: points.get(fact.id) ?? 0,
  }));
}

function columnsOf(rows: readonly TraceRow[]) {
  return [
    rows.map(() => newId()),
    rows.map(({ customer }) => customer.catalog.programId),
    rows.map(({ customer }) => customer.id),
    rows.map(({ fact }) => fact.kind),
    rows.map(({ fact }) => fact.id),
    rows.map(({ customer }) => customer.catalog.revision),
    rows.map(({ points }) => points),
    rows.map(({ awards }) => awardsText(awards)),
    rows.map(({ trace }) => traceText(trace)),
  ];
}
