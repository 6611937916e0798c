import type { Database, Tx } from '#db/client.ts';
import { run } from '#db/statement.ts';
import { JOBS, type JobEnvelope, type JobName, QUEUES, type QueueName } from '#server/jobs/contracts.ts';
import { deadLettersOf } from '#server/jobs/queues.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { DeadJob, DeadJobPage, ListJobsInput } from './contract.ts';

/*
 * Whose ids a letter carries decides who sees it: queues are one for all programs, and what lies in another's is nobody
 * else's to know. A letter that names nothing anybody owns is seen by every admin.
 */
const OWNERS = `
  select id, program_id from purchases where id = any($1::uuid[])
   union all select id, program_id from refunds where id = any($1::uuid[])
   union all select id, program_id from activities where id = any($1::uuid[])
   union all select id, program_id from cashback_transactions where id = any($1::uuid[])
   union all select id, program_id from events where id = any($1::uuid[])
   union all select id, program_id from mails where id = any($1::uuid[])
   union all select id, program_id from webhook_endpoints where id = any($1::uuid[])
   union all select id, program_id from reevaluations where id = any($1::uuid[])`;

const PAGE = `
  select id, name, data, coalesce(source_output, output) as output, created_on from pgboss.job
   where name = any($1::text[]) and state < 'active' and ($2::uuid is null or id > $2::uuid)
   order by id limit $3`;

export const UUID_TEXT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export type LetterRow = {
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
  readonly output: unknown;
  readonly created_on: Date | string;
};

export type Letter = {
  readonly row: LetterRow;
  readonly queue: QueueName;
  /** Null when nobody can read it. */
  readonly envelope: JobEnvelope | null;
  readonly ids: ReadonlyMap<string, readonly string[]>;
};

/** Jobs that were given up and concern this program, the oldest first. */
export async function deadJobs(ctx: Context, programId: string, input: ListJobsInput): Promise<DeadJobPage> {
  requireMay(ctx.actor, 'queue.read', { programId });
  const names = (input.queue ? [input.queue] : QUEUES).map(deadLettersOf);
  const rows = await run<LetterRow>(ctx.db, PAGE, [names, input.after ?? null, input.limit + 1]);
  const letters = rows.slice(0, input.limit).map(letterOf);
  const mine = await lettersOf(ctx.db, programId, letters);
  const next = rows.length > input.limit ? (letters.at(-1)?.row.id ?? null) : null;
  return { rows: mine.map(viewOf), next };
}

/** Reads a row of a dead-letter queue. */
export function letterOf(row: LetterRow): Letter {
  const queue = QUEUES.find((name) => deadLettersOf(name) === row.name) ?? 'loyalty';
  const envelope = envelopeOf(row.data);
  const lists = envelope ? Object.entries(envelope.payload) : [];
  const ids = lists.map(([name, list]) => [name, list.filter((id: string) => UUID_TEXT.test(id))] as const);
  return { row, queue, envelope, ids: new Map(ids) };
}

function envelopeOf(data: unknown): JobEnvelope | null {
  if (typeof data !== 'object' || data === null || !('job' in data) || !('payload' in data)) return null;
  const { job, payload } = data;
  if (typeof job !== 'string' || !Object.hasOwn(JOBS, job)) return null;
  const read = JOBS[job as JobName].payload.safeParse(payload);
  return read.success ? ({ job, payload: read.data } as JobEnvelope) : null;
}

/** Those of the letters that concern a program, with its own ids alone. */
export async function lettersOf(
  on: Database | Tx,
  programId: string,
  letters: readonly Letter[],
): Promise<readonly Letter[]> {
  const all = letters.flatMap(({ ids }) => [...ids.values()].flat());
  const owners = all.length === 0 ? [] : await run<{ id: string; program_id: string }>(on, OWNERS, [all]);
  const ownerOf = new Map(owners.map(({ id, program_id }) => [id, program_id]));
  return letters.flatMap((letter) => {
    const named = [...letter.ids.values()].flat();
    const isOwned = named.some((id) => ownerOf.has(id));
    const own = [...letter.ids].map(
      ([name, ids]) => [name, ids.filter((id) => !isOwned || ownerOf.get(id) === programId)] as const,
    );
    const isTheirs = !isOwned || own.some(([, ids]) => ids.length > 0);
    return isTheirs ? [{ ...letter, ids: new Map(own) }] : [];
  });
}

function viewOf({ row, queue, envelope, ids }: Letter): DeadJob {
  const { id, output, created_on } = row;
  const job = envelope?.job ?? null;
  return { id, queue, job, ids: Object.fromEntries(ids), error: errorOf(output), createdAt: new Date(created_on) };
}

/** What the worker kept of a failure is its message and code; anything else is not shown. */
function errorOf(output: unknown): string | null {
  if (typeof output !== 'object' || output === null || !('message' in output)) return null;
  return typeof output.message === 'string' ? output.message.slice(0, 500) : null;
}
