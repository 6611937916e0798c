import type { Database } from '#db/client.ts';
import type { Enqueue } from '#server/jobs/contracts.ts';
import type { Actor } from '#server/kernel/actor.ts';

/** What the house logs with; pino's shape, so that rooms need not know pino. */
export type Log = {
  debug: (fields: object, message: string) => void;
  info: (fields: object, message: string) => void;
  warn: (fields: object, message: string) => void;
  error: (fields: object, message: string) => void;
};

/** Everything a verb may reach for. Built by the runtime for requests, by the worker for jobs. */
export type Context = {
  readonly db: Database;
  readonly enqueue: Enqueue;
  readonly actor: Actor;
  readonly log: Log;
  /** The only clock of the house; tests move it. */
  readonly now: () => Date;
  /** Names the request or job in logs and audit rows. */
  readonly requestId: string;
  /** From where the request came, for audit rows. */
  readonly address?: string;
  /** Called at each labelled point of the pipelines; crash tests stop the process there. Does nothing otherwise. */
  readonly checkpoint: (label: string) => void;
};
