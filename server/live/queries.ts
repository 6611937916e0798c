import type { Database } from '#db/client.ts';
import { run } from '#db/statement.ts';
import type { LiveEvent } from './contract.ts';
import { type IdRange, READ_LIMIT } from './rules.ts';

export type EventRow = LiveEvent & { readonly programId: string };

/* By index from the newest, for each asked about by itself, so that a busy neighbour costs nothing. */
const ofUsers = `
  select e.id, e.program_id, e.user_id, e.type, e.subject_id, e.data, e.created_at
    from unnest($1::uuid[]) as asked(id)
   cross join lateral (
     select * from events e where e.user_id = asked.id and e.id between $2::uuid and $3::uuid
      order by e.id desc limit ${READ_LIMIT + 1}) e
   order by e.id`;

/* Progress is news to the customer only; it is most of all events. */
const ofPrograms = `
  select e.id, e.program_id, e.user_id, e.type, e.subject_id, e.data, e.created_at
    from unnest($1::uuid[]) as asked(id)
   cross join lateral (
     select * from events e where e.program_id = asked.id and e.id between $2::uuid and $3::uuid
        and e.type <> 'achievement.progressed'
      order by e.id desc limit ${READ_LIMIT + 1}) e
   order by e.id`;

type Row = {
  id: string;
  program_id: string;
  user_id: string;
  type: LiveEvent['type'];
  subject_id: string | null;
  data: Record<string, unknown>;
  created_at: Date | string;
};

/** The newest events of each of these customers within a range, the oldest first; one more than is told at once. */
export function eventsOfUsers(db: Database, userIds: readonly string[], range: IdRange): Promise<EventRow[]> {
  return read(db, ofUsers, userIds, range);
}

/** The newest events of each of these programs within a range, without progress, the oldest first; one more likewise. */
export function eventsOfPrograms(db: Database, programIds: readonly string[], range: IdRange): Promise<EventRow[]> {
  return read(db, ofPrograms, programIds, range);
}

async function read(db: Database, text: string, ids: readonly string[], range: IdRange): Promise<EventRow[]> {
  if (ids.length === 0) return [];
  const rows = await run<Row>(db, text, [ids, range.first, range.last]);
  return rows.map((row) => ({
    id: row.id,
    programId: row.program_id,
    userId: row.user_id,
    type: row.type,
    subjectId: row.subject_id,
    data: row.data,
    at: new Date(row.created_at),
  }));
}
