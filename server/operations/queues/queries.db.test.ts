import { expect, it } from 'vitest';
import { workerHeartbeats } from '#db/schema/workers.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, testContext } from '#db/testing/factories.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/id.ts';
import { workersAlive } from './queries.ts';

const { db } = await testDatabase();
const house = testContext(db);

it('a worker that was silent for half a minute is not counted, and customers count none at all', async () => {
  const { id: programId } = await aProgram(house);
  const personOf = (role: 'admin' | 'customer'): Actor => ({ kind: 'person', userId: newId(), programId, role });
  const admin = testContext(db, { actor: personOf('admin') });
  const heard = (secondsAgo: number) => {
    const at = new Date(admin.now().getTime() - secondsAgo * 1_000);
    return { id: newId(), host: 'here', pid: 1, startedAt: at, seenAt: at };
  };
  await db.insert(workerHeartbeats).values([heard(31), heard(29)]);
  expect(await workersAlive(admin, programId)).toBe(1);
  const customer = testContext(db, { actor: personOf('customer') });
  await expect(workersAlive(customer, programId)).rejects.toMatchObject({ kind: 'forbidden' });
});
