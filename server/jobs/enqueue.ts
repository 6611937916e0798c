import type { Db, PgBoss } from 'pg-boss';
import type { Tx } from '#db/client.ts';
import { type Parameter, run } from '#db/statement.ts';
import { type Enqueue, type EnqueueOptions, JOBS, type JobInput, type JobName } from './contracts.ts';

/** A job carries at most so many ids of a kind; more become several jobs. */
const MAX_IDS = 1_000;

/**
 * The way jobs get into the queues: inside the caller's transaction, so that a job exists exactly when the change does
 * that it speaks of. A queue that drops a job silently is a fault here: the caller's transaction fails.
 * @param queue the started engine; asked for at each job, so that a process need not wait for it at its own start
 */
export function createEnqueue(queue: () => Promise<PgBoss>): Enqueue {
  return async (tx, job, payload, options) => {
    const boss = await queue();
    const db = inside(tx);
    for (const piece of splitPayload(payload)) {
      const id = await boss.send(JOBS[job].queue, { job, payload: piece }, { db, ...sendOptions(options) });
      if (id === null) throw new Error(`the queue ${JOBS[job].queue} refused a job ${job}`);
    }
  };
}

/** What pg-boss's own `fromDrizzle` does, with statements that are prepared once: a job costs one round trip, not two. */
function inside(tx: Tx): Db {
  return { executeSql: async (text, values = []) => ({ rows: await run(tx, text, values as Parameter[]) }) };
}

function sendOptions(options: EnqueueOptions | undefined): { startAfter?: Date } {
  return options?.startAfter ? { startAfter: options.startAfter } : {};
}

/** Cuts every list of ids into pieces of at most 1,000; the nth piece of each list travels in the nth job. */
export function splitPayload<N extends JobName>(payload: JobInput<N>): Record<string, string[]>[] {
  const lists = Object.entries(payload).filter((entry): entry is [string, string[]] => Array.isArray(entry[1]));
  const pieces = Math.ceil(Math.max(0, ...lists.map(([, ids]) => ids.length)) / MAX_IDS);
  return Array.from({ length: pieces }, (_, piece) => pieceOf(lists, piece));
}

function pieceOf(lists: readonly (readonly [string, readonly string[]])[], piece: number): Record<string, string[]> {
  const cut = lists.map(([name, ids]) => [name, ids.slice(piece * MAX_IDS, (piece + 1) * MAX_IDS)] as const);
  return Object.fromEntries(cut.filter(([, ids]) => ids.length > 0));
}
