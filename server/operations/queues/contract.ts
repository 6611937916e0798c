/** What a queue did within this time is counted. */
export const STATS_WINDOW_MINUTES = 15;

/** Three percentiles, in milliseconds; null when nothing was done. */
export type Percentiles = { readonly p50: number; readonly p95: number; readonly p99: number };

/** How a queue of the house is doing, over all programs: it is one machine for all. */
export type QueueHealth = {
  readonly queue: string;
  /** Jobs that could be run now. */
  readonly waiting: number;
  /** Jobs put off until later. */
  readonly deferred: number;
  readonly active: number;
  readonly dead: number;
  /** How long the oldest job that could be run has waited, in milliseconds. */
  readonly oldestMs: number | null;
  /** Jobs done a minute, over the last quarter of an hour. */
  readonly donePerMinute: number;
  /** From when a job could be run until a worker took it. */
  readonly wait: Percentiles | null;
  /** From there until it was done. */
  readonly run: Percentiles | null;
};

/** Done jobs are kept, and so can be counted, for this long. */
export const HISTORY_MINUTES = 60;

/** How many jobs were done in a minute that began then. */
export type DoneMinute = { readonly at: Date; readonly done: number };

export type WorkerView = {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly isAlive: boolean;
};

export type QueuesView = {
  readonly asOf: Date;
  readonly queues: readonly QueueHealth[];
  readonly workers: readonly WorkerView[];
  /** The program's facts that are completed and not rewarded yet, and how long the oldest has waited. */
  readonly unrewarded: { readonly count: number; readonly oldestMs: number | null };
};
