import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { testClock, testContext, uniqueWord } from '#db/testing/factories.ts';
import { TooMany } from '#server/kernel/errors.ts';
import type { Throttle } from './rules.ts';
import { forgiveAttempts, throttleAttempts } from './throttle-attempts.ts';

const { db } = await testDatabase();
const MINUTE_MS = 60_000;

const limitOf = (allowed: number): Throttle => ({ key: uniqueWord('limit'), allowed, windowMs: MINUTE_MS });

it('lets through what is allowed, and tells the longest wait of what is not', async () => {
  const clock = testClock();
  const ctx = testContext(db, { now: clock.now });
  const limit = limitOf(2);
  await throttleAttempts(ctx, [limit]);
  clock.forward(10_000);
  await throttleAttempts(ctx, [limit]);
  await expect(throttleAttempts(ctx, [limit, limitOf(5)])).rejects.toMatchObject({ retryAfterSeconds: 50 });
  clock.forward(50_000);
  await throttleAttempts(ctx, [limit]);
});

it('counts across processes: attempts at one moment are one count', async () => {
  const limit = limitOf(3);
  const tries = Array.from({ length: 8 }, () =>
    throttleAttempts(testContext(db), [limit]).catch((error: unknown) => error),
  );
  const refused = (await Promise.all(tries)).filter((outcome) => outcome instanceof TooMany);
  expect(refused).toHaveLength(5);
});

it('does not count what was right, however often', async () => {
  const ctx = testContext(db);
  const limits = [limitOf(2), limitOf(2)] as const;
  for (let times = 0; times < 6; times += 1) {
    await throttleAttempts(ctx, limits);
    await forgiveAttempts(ctx, ...limits);
  }
  await throttleAttempts(ctx, limits);
  await expect(throttleAttempts(ctx, limits)).rejects.toBeInstanceOf(TooMany);
});
