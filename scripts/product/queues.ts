import { createBoss, ensureQueues } from '#server/jobs/queues.ts';

/** Makes the queues in a migrated database, or brings them to today's settings. Leaves no session behind. */
export async function prepareQueues(url: string): Promise<void> {
  const boss = createBoss({ url, role: 'sender', onError: () => undefined });
  await boss.start();
  try {
    await ensureQueues(boss);
  } finally {
    await boss.stop({ graceful: false, close: true });
  }
}
