import { PgBoss, type QueueOptions } from 'pg-boss';
import { QUEUES, type QueueName } from './contracts.ts';

/** The dead-letter queue of a queue. */
export function deadLettersOf(queue: QueueName): string {
  return `${queue}.dead`;
}

const HOUR = 3_600;
const YEAR = 365 * 24 * HOUR;

/** Work that nobody did is kept for ten years: a queue never forgets what is owed. Done work leaves after an hour. */
const WORK: QueueOptions = {
  retentionSeconds: 10 * YEAR,
  deleteAfterSeconds: HOUR,
  expireInSeconds: 300,
  retryLimit: 12,
  retryDelay: 2,
  retryBackoff: true,
};
const RETRY_DELAY_MAX_SECONDS = 300;
const DEAD: QueueOptions = { retentionSeconds: 10 * YEAR, deleteAfterSeconds: 30 * 24 * HOUR };

export type BossRole = 'sender' | 'worker';

export type BossOptions = {
  readonly url: string;
  /** A sender only puts jobs into queues; a worker also listens, supervises and cleans up. */
  readonly role: BossRole;
  /** Told of every fault in the background; the boss goes on. */
  readonly onError: (error: Error) => void;
};

/** The queue's engine for this process, not started yet. The schema itself is installed by the migrations. */
export function createBoss({ url, role, onError }: BossOptions): PgBoss {
  const isWorker = role === 'worker';
  const boss = new PgBoss({
    connectionString: url,
    application_name: `laurel-queue-${role}`,
    max: isWorker ? 4 : 2,
    migrate: false,
    schedule: false,
    supervise: isWorker,
    persistQueueStats: isWorker,
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    useListenNotify: isWorker,
    registerInstance: false,
  });
  boss.on('error', onError);
  return boss;
}

/** Makes the queues of the house and their dead-letter queues, or brings them to today's settings. Safe to repeat. */
export async function ensureQueues(boss: PgBoss): Promise<void> {
  for (const queue of QUEUES) {
    const dead = deadLettersOf(queue);
    await boss.createQueue(dead, DEAD);
    await boss.updateQueue(dead, DEAD);
    const settings = { ...WORK, retryDelayMax: RETRY_DELAY_MAX_SECONDS, notify: true };
    await boss.createQueue(queue, { ...settings, deadLetter: dead });
    await boss.updateQueue(queue, { ...settings, deadLetter: dead });
  }
}
