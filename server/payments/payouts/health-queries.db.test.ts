import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, TEST_NOW, testContext } from '#db/testing/factories.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/id.ts';
import { providerHealth } from './health-queries.ts';
import { pauseProvider } from './pause-provider.ts';
import { resumeProvider } from './resume-provider.ts';

const { db } = await testDatabase();
const house = testContext(db);

it('a paused provider is in sight until it is resumed, also where nothing waits for it', async () => {
  const { id: programId } = await aProgram(house);
  const actor: Actor = { kind: 'person', userId: newId(), programId, role: 'admin', confirmedAt: TEST_NOW };
  const ctx = testContext(db, { actor });
  const seen = async () => (await providerHealth(ctx, programId)).map(({ provider, state }) => `${provider} ${state}`);
  expect(await seen()).toEqual(['wallet closed']);
  await pauseProvider(ctx, { programId, provider: 'stripe', reason: 'their audit' });
  expect(await seen()).toEqual(['stripe paused', 'wallet closed']);
  await resumeProvider(ctx, { programId, provider: 'stripe' });
  expect(await seen()).toEqual(['wallet closed']);
});
