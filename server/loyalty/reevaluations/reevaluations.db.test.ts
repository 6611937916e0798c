import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { achievementVersions, userAchievements } from '#db/schema/achievements.ts';
import { events } from '#db/schema/events.ts';
import { pointsLedger } from '#db/schema/points.ts';
import { testDatabase } from '#db/testing/database.ts';
import { type TestContext, testContext } from '#db/testing/factories.ts';
import { saveAchievement } from '#server/loyalty/achievements/save-achievement.ts';
import { ladderOf } from '#server/loyalty/badges/queries.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { expectSoundBooks } from '#server/loyalty/rewards/testing/sound-books.ts';
import { aShop, recorded, someHistory } from '#server/loyalty/rewards/testing/stage.ts';
import { applyReevaluation } from './apply-reevaluation.ts';
import { cancelReevaluation } from './cancel-reevaluation.ts';
import { previewReevaluation } from './preview-reevaluation.ts';
import { readReevaluatedCustomers, readReevaluation } from './queries.ts';
import { walkReevaluations } from './walk-reevaluations.ts';

const { db } = await testDatabase();
const ctx = testContext(db);

const PATRON = { name: 'Patron', points: 50, criteria: { type: 'purchase', target: 2 } } as const;

/** A shop whose customers have a history that is rewarded. */
async function openShop(customers: number, purchases = customers * 3): Promise<string> {
  const programId = await aShop(ctx);
  await buy(programId, someHistory(purchases, customers));
  return programId;
}

async function buy(programId: string, wanted: ReturnType<typeof someHistory>): Promise<void> {
  const bought = await recorded(ctx, programId, wanted);
  await grantRewards(ctx, { purchaseIds: bought.map(({ id }) => id) });
}

async function preview(programId: string, definition: object = PATRON, key = 'patron'): Promise<string> {
  const draft = { subject: 'achievement', key, definition: { ...PATRON, ...definition } } as const;
  const { reevaluationId } = await previewReevaluation(ctx, { programId, draft });
  await walkReevaluations(ctx, { reevaluationIds: [reevaluationId], batchSize: 10 });
  return reevaluationId;
}

async function apply(programId: string, previewId: string): Promise<string> {
  const { reevaluationId } = await applyReevaluation(ctx, { programId, previewId });
  await walkReevaluations(ctx, { reevaluationIds: [reevaluationId], batchSize: 10 });
  return reevaluationId;
}

const seen = (programId: string, reevaluationId: string) => readReevaluation(ctx, { programId, reevaluationId });

async function pointsMoved(programId: string): Promise<number> {
  const rows = await db.select().from(pointsLedger).where(eq(pointsLedger.programId, programId));
  return rows.reduce((sum, { delta }) => sum + delta, 0);
}

describe('a preview', () => {
  it('tells who would change, and writes nothing but that', async () => {
    const programId = await openShop(20);
    const before = await pointsMoved(programId);
    const view = await seen(programId, await preview(programId));
    expect(view).toMatchObject({ step: 'preview', status: 'done', customersDone: view.customersTotal });
    expect(view.unlocksGained).toBe(view.customersChanged);
    expect(view.customersChanged).toBeGreaterThan(3);
    expect(view.pointsGained).toBeGreaterThanOrEqual(view.unlocksGained * PATRON.points);
    expect(await pointsMoved(programId)).toBe(before);
    expect(
      await db.select().from(achievementVersions).where(eq(achievementVersions.programId, programId)),
    ).toHaveLength(10);
  });

  it('names the customers, page by page, each once', async () => {
    const programId = await openShop(20);
    const reevaluationId = await preview(programId);
    const first = await readReevaluatedCustomers(ctx, { programId, reevaluationId, limit: 7 });
    const ids: string[] = first.customers.map(({ customerId }) => customerId);
    for (let next = first.next; next !== null; ) {
      const page = await readReevaluatedCustomers(ctx, { programId, reevaluationId, after: next, limit: 7 });
      ids.push(...page.customers.map(({ customerId }) => customerId));
      next = page.next;
    }
    expect(new Set(ids).size).toBe((await seen(programId, reevaluationId)).customersChanged);
    expect(ids).toHaveLength(new Set(ids).size);
  });

  it('of a harder rule tells what would be lost', async () => {
    const programId = await openShop(10);
    const view = await seen(
      programId,
      await preview(programId, { criteria: { type: 'purchase', target: 500 } }, 'first-purchase'),
    );
    expect(view.unlocksGained).toBe(0);
    expect(view).toMatchObject({ pointsGained: 0 });
    expect(view.unlocksLost).toBeGreaterThan(0);
  });

  it('of what already stands changes nobody', async () => {
    const programId = await openShop(10);
    await apply(programId, await preview(programId));
    expect(await seen(programId, await preview(programId))).toMatchObject({ customersChanged: 0, status: 'done' });
  });

  it('that is cancelled stops, and cannot be applied', async () => {
    const programId = await openShop(5);
    const draft = { subject: 'achievement', key: 'patron', definition: PATRON } as const;
    const { reevaluationId } = await previewReevaluation(ctx, { programId, draft });
    await cancelReevaluation(ctx, { programId, reevaluationId });
    await walkReevaluations(ctx, { reevaluationIds: [reevaluationId], batchSize: 10 });
    expect(await seen(programId, reevaluationId)).toMatchObject({ status: 'cancelled', customersDone: 0 });
    await expect(applyReevaluation(ctx, { programId, previewId: reevaluationId })).rejects.toMatchObject({
      code: 'preview_unfinished',
    });
  });

  it('of a rule that could never be met is refused as saving it is', async () => {
    const programId = await aShop(ctx);
    const impossible = { ...PATRON, criteria: { type: 'purchase', target: 0 } } as const;
    const draft = { subject: 'achievement', key: 'patron', definition: impossible } as const;
    const asked = previewReevaluation(ctx, { programId, draft });
    await expect(asked).rejects.toMatchObject({ kind: 'rule' });
  });
});

describe('applying a preview', () => {
  it('does to everybody what the preview said, in sound books', async () => {
    const programId = await openShop(45, 90);
    const said = await seen(programId, await preview(programId));
    const done = await seen(programId, await apply(programId, said.id));
    const { unlocksGained, unlocksLost, pointsGained, pointsLost, badgesRaised, badgesLowered, customersChanged } =
      said;
    expect(done).toMatchObject({
      step: 'apply',
      status: 'done',
      previewId: said.id,
      customersDone: done.customersTotal,
    });
    expect(done).toMatchObject({ unlocksGained, unlocksLost, pointsGained, pointsLost, badgesRaised, badgesLowered });
    expect(done.customersChanged).toBe(customersChanged);
    await expectSoundBooks(db, programId);
  });

  it('is silent: the events say so and nobody is told', async () => {
    const programId = await openShop(6);
    const previewId = await preview(programId);
    const quiet: TestContext = testContext(db);
    const { reevaluationId } = await applyReevaluation(quiet, { programId, previewId });
    await walkReevaluations(quiet, { reevaluationIds: [reevaluationId] });
    expect(quiet.sent.map(({ job }) => job)).toEqual(['catalog.reevaluate']);
    const unlocked = and(eq(events.programId, programId), eq(events.type, 'achievement.unlocked'));
    const told = (await db.select().from(events).where(unlocked)).filter(({ data }) => 'silent' in (data as object));
    expect(told).toHaveLength((await seen(programId, reevaluationId)).unlocksGained);
  });

  it('takes back what the harder rule no longer gives, and gives it again when the old rule returns', async () => {
    const programId = await openShop(12);
    const before = await pointsMoved(programId);
    const standing = () => db.select().from(userAchievements).where(eq(userAchievements.programId, programId));
    const unlocked = async () => (await standing()).filter(({ unlockedAt }) => unlockedAt !== null).length;
    const unlockedBefore = await unlocked();
    const first = { name: 'first-purchase', points: 100 };
    await apply(
      programId,
      await preview(programId, { ...first, criteria: { type: 'purchase', target: 500 } }, 'first-purchase'),
    );
    expect(await unlocked()).toBeLessThan(unlockedBefore);
    await expectSoundBooks(db, programId);
    await apply(
      programId,
      await preview(programId, { ...first, criteria: { type: 'purchase', target: 1 } }, 'first-purchase'),
    );
    expect(await unlocked()).toBe(unlockedBefore);
    expect(await pointsMoved(programId)).toBe(before);
    await expectSoundBooks(db, programId);
  });

  it('moves customers between badges when a requirement moves', async () => {
    const programId = await openShop(12);
    const [bronze] = await ladderOf(db, programId);
    const definition = { ...bronze?.definition, achievementsRequired: 3 } as NonNullable<typeof bronze>['definition'];
    const draft = { subject: 'badge', badgeId: bronze?.badge.id ?? '', definition } as const;
    const { reevaluationId } = await previewReevaluation(ctx, { programId, draft });
    await walkReevaluations(ctx, { reevaluationIds: [reevaluationId], batchSize: 10 });
    const said = await seen(programId, reevaluationId);
    const done = await seen(programId, await apply(programId, reevaluationId));
    expect(done.badgesLowered).toBe(said.badgesLowered);
    await expectSoundBooks(db, programId);
  });

  it('is refused when a rule has changed since', async () => {
    const programId = await openShop(3);
    const previewId = await preview(programId);
    await saveAchievement(ctx, { programId, key: 'other', definition: { ...PATRON, name: 'Other' } });
    await expect(applyReevaluation(ctx, { programId, previewId })).rejects.toMatchObject({ code: 'preview_outdated' });
  });

  it('is refused while another is under way, and cannot be stopped half-way', async () => {
    const programId = await openShop(3);
    const first = await preview(programId);
    const { reevaluationId } = await applyReevaluation(ctx, { programId, previewId: first });
    const second = await preview(programId, { points: 60 });
    await expect(applyReevaluation(ctx, { programId, previewId: second })).rejects.toMatchObject({
      code: 'reevaluation_running',
    });
    await expect(cancelReevaluation(ctx, { programId, reevaluationId })).rejects.toMatchObject({
      code: 'already_applying',
    });
  });

  it('comes out right when purchases arrive before, between and after its batches', async () => {
    const programId = await openShop(40, 80);
    const { reevaluationId } = await applyReevaluation(ctx, { programId, previewId: await preview(programId) });
    const more = someHistory(80, 40).map((one, index) => ({ ...one, orderId: `more-${index}` }));
    await Promise.all([
      walkReevaluations(ctx, { reevaluationIds: [reevaluationId], batchSize: 10 }),
      walkReevaluations(ctx, { reevaluationIds: [reevaluationId], batchSize: 10 }),
      buy(programId, more),
    ]);
    const done = await seen(programId, reevaluationId);
    expect(done).toMatchObject({ status: 'done', customersDone: done.customersTotal });
    await expectSoundBooks(db, programId);
  });

  it('goes on where it stopped when its worker is told to end', async () => {
    const programId = await openShop(3);
    const { reevaluationId } = await applyReevaluation(ctx, { programId, previewId: await preview(programId) });
    const walk = walkReevaluations(ctx, { reevaluationIds: [reevaluationId] }, AbortSignal.abort());
    await expect(walk).rejects.toThrow();
    expect(await seen(programId, reevaluationId)).toMatchObject({ status: 'running' });
    await walkReevaluations(ctx, { reevaluationIds: [reevaluationId], batchSize: 10 });
    await expectSoundBooks(db, programId);
  });
});
