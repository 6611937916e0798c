import type { Tx } from '#db/client.ts';
import type { EventType } from '#db/enums.ts';
import { run } from '#db/statement.ts';
import { newId } from './id.ts';

/** Something that happened to a customer. `data` is JSON as partners and the live page get it; amounts as numbers. */
export type NewEvent = {
  readonly programId: string;
  readonly userId: string;
  readonly type: EventType;
  readonly subjectId: string | null;
  readonly data: Record<string, unknown>;
};

/** Where listening processes hear, at commit, between which ids there is something new: `first:last`. */
export const EVENTS_CHANNEL = 'laurel_events';

const INSERT_EVENTS = `
  with written as (
    insert into events (id, program_id, user_id, type, subject_id, data, created_at)
    select id, program_id, user_id, type, subject_id, data::jsonb, $7::timestamptz
      from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::text[])
        as row (id, program_id, user_id, type, subject_id, data))
  select pg_notify('${EVENTS_CHANNEL}', $8)`;

/** Writes events in the transaction of the change they tell of, in one statement. Listeners hear of them at commit. Answers their ids. */
export async function writeEvents(tx: Tx, events: readonly NewEvent[], at: Date): Promise<string[]> {
  if (events.length === 0) return [];
  const ids = events.map(() => newId());
  await run(tx, INSERT_EVENTS, [
    ids,
    events.map(({ programId }) => programId),
    events.map(({ userId }) => userId),
    events.map(({ type }) => type),
    events.map(({ subjectId }) => subjectId),
    events.map(({ data }) => JSON.stringify(data)),
    at.toISOString(),
    `${ids[0]}:${ids.at(-1)}`,
  ]);
  return ids;
}
