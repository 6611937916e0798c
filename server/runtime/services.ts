import type { PgBoss } from 'pg-boss';
import { type Connection, connect } from '#db/client.ts';
import { createEnqueue } from '#server/jobs/enqueue.ts';
import { type BossRole, createBoss } from '#server/jobs/queues.ts';
import type { Actor } from '#server/kernel/actor.ts';
import type { Context, Log } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';
import { EventHub } from '#server/live/event-hub.ts';

export type ServicesOptions = {
  readonly url: string;
  /** The web application only sends jobs; the worker also runs them. */
  readonly role: BossRole;
  readonly log: Log;
  /** Connections at most, besides the queue's own few. */
  readonly poolMax: number;
  /** Called at each labelled point of the pipelines; crash tests stop the process there. */
  readonly checkpoint?: Context['checkpoint'];
};

/** What a process of the house works with, built once from its environment. */
export type Services = Pick<Context, 'db' | 'enqueue' | 'log' | 'now' | 'checkpoint'> & {
  readonly sql: Connection['sql'];
  /** Events for open pages; listens from the first page on. */
  readonly live: EventHub;
  /** The queue's engine, started at the first call. */
  readonly queue: () => Promise<PgBoss>;
  /** The context in which an actor calls verbs. */
  readonly contextFor: (actor: Actor, requestId?: string) => Context;
  /** Closes every connection. The queue must have been stopped before, where it works. */
  readonly close: () => Promise<void>;
};

/** Plugs a process together. Nothing is connected before it is used. */
export function createServices({ url, role, log, poolMax, checkpoint }: ServicesOptions): Services {
  const { db, sql, close } = connect(url, { applicationName: `laurel-${role}`, max: poolMax });
  const boss = createBoss({ url, role, onError: (err) => log.warn({ err }, 'the queue reports a fault') });
  const queue = startedOnce(boss);
  const shared = {
    db,
    log,
    enqueue: createEnqueue(queue),
    now: () => new Date(),
    checkpoint: checkpoint ?? (() => undefined),
  };
  const live = new EventHub({
    ...shared,
    listen: (channel, onNotification, onListening) => sql.listen(channel, onNotification, onListening),
  });
  return {
    ...shared,
    sql,
    live,
    queue,
    contextFor: (actor, requestId = newId()) => ({ ...shared, actor, requestId }),
    close: async () => {
      live.close();
      await boss.stop({ graceful: false, close: true });
      await close();
    },
  };
}

/** Starts at the first call; a start that failed is tried again at the next. */
function startedOnce(boss: PgBoss): () => Promise<PgBoss> {
  let started: Promise<PgBoss> | undefined;
  return () => {
    started ??= boss.start().catch((error: unknown) => {
      started = undefined;
      throw error;
    });
    return started;
  };
}
