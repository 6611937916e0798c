import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { reevaluations } from '#db/schema/reevaluations.ts';
import { testDatabase } from '#db/testing/database.ts';
import { testContext } from '#db/testing/factories.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { aShop, recorded } from '#server/loyalty/rewards/testing/stage.ts';
import { previewReevaluation } from './preview-reevaluation.ts';
import { resumeReevaluation } from './resume-reevaluation.ts';
import { sweepReevaluations } from './sweep-reevaluations.ts';
import { walkReevaluations } from './walk-reevaluations.ts';

const { db } = await testDatabase();
const ctx = testContext(db);
const PATRON = { name: 'Patron', points: 50, criteria: { type: 'purchase', target: 2 } } as const;

async function aPreview(): Promise<{ programId: string; reevaluationId: string }> {
  const programId = await aShop(ctx);
  const [bought] = await recorded(ctx, programId, [{}]);
  await grantRewards(ctx, { purchaseIds: [bought?.id ?? ''] });
  const draft = { subject: 'achievement', key: 'patron', definition: PATRON } as const;
  return { programId, ...(await previewReevaluation(ctx, { programId, draft })) };
}

/** A stored draft that no longer reads as one makes every batch of its walk fail. */
async function spoil(id: string): Promise<unknown> {
  const [was] = await db.select().from(reevaluations).where(eq(reevaluations.id, id));
  await db.update(reevaluations).set({ definition: {} }).where(eq(reevaluations.id, id));
  return was?.definition;
}

describe('a walk whose batches fail', () => {
  it('is given up after five failures, and goes on when somebody resumes it', async () => {
    const { programId, reevaluationId } = await aPreview();
    const definition = await spoil(reevaluationId);
    for (let time = 0; time < 5; time += 1) {
      await expect(walkReevaluations(ctx, { reevaluationIds: [reevaluationId] })).rejects.toThrow();
    }
    const stored = async () => (await db.select().from(reevaluations).where(eq(reevaluations.id, reevaluationId)))[0];
    expect(await stored()).toMatchObject({ status: 'failed', failures: 5, customersDone: 0 });
    expect((await stored())?.lastError).not.toBe(null);
    await db.update(reevaluations).set({ definition }).where(eq(reevaluations.id, reevaluationId));
    await resumeReevaluation(ctx, { programId, reevaluationId });
    await walkReevaluations(ctx, { reevaluationIds: [reevaluationId] });
    expect(await stored()).toMatchObject({ status: 'done', failures: 0, customersDone: 1 });
  });

  it('cannot be resumed while it runs', async () => {
    await expect(resumeReevaluation(ctx, await aPreview())).rejects.toMatchObject({ code: 'not_failed' });
  });
});

describe('the sweeper', () => {
  it('enqueues a walk that stands still, and no other', async () => {
    const { reevaluationId } = await aPreview();
    const now = testContext(db);
    await sweepReevaluations(now);
    expect(now.sent).toEqual([]);
    const later = testContext(db, { now: () => new Date(ctx.now().getTime() + 61_000) });
    await sweepReevaluations(later);
    const swept = later.sent.flatMap(({ payload }) => ('reevaluationIds' in payload ? payload.reevaluationIds : []));
    expect(swept).toContain(reevaluationId);
  });
});
