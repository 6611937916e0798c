import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { activities } from '#db/schema/activities.ts';
import { users } from '#db/schema/users.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, testContext, uniqueWord } from '#db/testing/factories.ts';
import type { RecordActivityInput } from './contract.ts';
import { recordActivity } from './record-activity.ts';
import { viewOfActivity } from './rules.ts';

const { db } = await testDatabase();
const ctx = testContext(db);
let programId = '';
beforeAll(async () => {
  programId = (await aProgram(ctx)).id;
});

const record = (activity: RecordActivityInput, context = ctx) => recordActivity(context, { programId, activity });
const review = (overrides: Partial<RecordActivityInput> = {}): RecordActivityInput => ({
  customer: { externalId: uniqueWord('customer') },
  name: 'review',
  key: uniqueWord('review'),
  ...overrides,
});

describe('an activity', () => {
  it('is stored as it was sent and wakes rewarding', async () => {
    const mine = testContext(db);
    const input = review({
      name: 'app.minutes',
      value: 25,
      metadata: { stars: 5 },
      occurredAt: '2026-11-01T08:00:00Z',
    });
    const { activity, created } = await record(input, mine);
    expect(created).toBe(true);
    expect(viewOfActivity(activity)).toEqual({
      id: activity.id,
      customerId: activity.userId,
      name: 'app.minutes',
      value: 25,
      key: input.key,
      occurredAt: '2026-11-01T08:00:00.000Z',
      metadata: { stars: 5 },
      processedForLoyalty: false,
      createdAt: '2026-11-20T12:00:00.000Z',
    });
    expect(mine.sent).toEqual([{ job: 'rewards.grant', payload: { activityIds: [activity.id] } }]);
  });

  it('with the same key counts once', async () => {
    const mine = testContext(db);
    const input = review();
    const first = await record(input, mine);
    expect(await record(input, mine)).toEqual({ activity: first.activity, created: false });
    expect(mine.sent).toHaveLength(1);
  });

  it('with the same key and other content, or of another customer, is a conflict and writes nothing', async () => {
    const input = review();
    await record(input);
    const stranger = uniqueWord('stranger');
    const answer = { kind: 'conflict', code: 'activity_conflict' };
    await expect(record({ ...input, value: 1 })).rejects.toMatchObject(answer);
    await expect(record({ ...input, customer: { externalId: stranger } })).rejects.toMatchObject(answer);
    expect(await db.select().from(users).where(eq(users.externalId, stranger))).toEqual([]);
  });

  it('sent six times at once is recorded once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const input = review();
      const answers = await Promise.all(Array.from({ length: 6 }, () => record(input)));
      expect(answers.filter((answer) => answer.created)).toHaveLength(1);
      expect(await db.select().from(activities).where(eq(activities.key, input.key))).toHaveLength(1);
    }
  });

  it.each<[string, object, string]>([
    ['a name with capitals', { name: 'Review' }, 'name'],
    ['no key', { key: undefined }, 'key'],
    ['a value below nothing', { value: -1 }, 'value'],
    ['a broken value', { value: 1.5 }, 'value'],
    ['the future', { occurredAt: '2026-11-20T12:06:00Z' }, 'occurredAt'],
    ['an unknown field', { points: 5 }, 'points'],
    ['a NUL byte', { key: 'a\0' }, 'key'],
    ['nobody', { customer: { name: 'Ada' } }, 'customer'],
  ])('is refused for %s', async (_what, change, path) => {
    const before = await db.$count(activities);
    await expect(record({ ...review(), ...change })).rejects.toMatchObject({
      code: 'validation_failed',
      errors: { [path]: [expect.any(String)] },
    });
    expect(await db.$count(activities)).toBe(before);
  });
});
