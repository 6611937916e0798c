import type { Tx } from '#db/client.ts';
import type { EventType } from '#db/enums.ts';
import { jsonRows } from '#db/rows.ts';
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

const INSERT_EVENTS = `
  insert into events (id, program_id, user_id, type, subject_id, data, created_at)
  select r.id, r."programId", r."userId", r.type, r."subjectId", r.data, r."createdAt"
    from json_to_recordset($1::json) as r(
      id uuid, "programId" uuid, "userId" uuid, type text, "subjectId" uuid, data jsonb, "createdAt" timestamptz)`;

/** Writes events in the transaction of the change they tell of, in one statement. Answers their ids in order. */
export async function writeEvents(tx: Tx, events: readonly NewEvent[], at: Date): Promise<string[]> {
  if (events.length === 0) return [];
  const rows = events.map((event) => ({ id: newId(), ...event, createdAt: at }));
  await run(tx, INSERT_EVENTS, [jsonRows(rows)]);
  return rows.map((row) => row.id);
}
