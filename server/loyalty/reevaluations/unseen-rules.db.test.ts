import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { testContext } from '#db/testing/factories.ts';
import { saveAchievement } from '#server/loyalty/achievements/save-achievement.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { expectSoundBooks } from '#server/loyalty/rewards/testing/sound-books.ts';
import { aShop, recorded, someHistory } from '#server/loyalty/rewards/testing/stage.ts';
import { readReevaluation } from './queries.ts';
import { walkReevaluations } from './walk-reevaluations.ts';

const { db } = await testDatabase();
const ctx = testContext(db);

describe('a rule that is published for all history without a preview', () => {
  it('is brought to every customer all the same', async () => {
    const programId = await aShop(ctx);
    const bought = await recorded(ctx, programId, someHistory(24, 8));
    await grantRewards(ctx, { purchaseIds: bought.map(({ id }) => id) });
    const partner = testContext(db);
    const definition = { name: 'Patron', points: 70, criteria: { type: 'purchase', target: 2 } } as const;
    await saveAchievement(partner, { programId, key: 'patron', definition, counts: 'since_always' });
    const walks = partner.sent.flatMap(({ payload }) => ('reevaluationIds' in payload ? payload.reevaluationIds : []));
    expect(walks).toHaveLength(1);
    await walkReevaluations(ctx, { reevaluationIds: walks });
    const view = await readReevaluation(ctx, { programId, reevaluationId: walks[0] ?? '' });
    expect(view).toMatchObject({
      step: 'apply',
      previewId: null,
      status: 'done',
      subjectKey: 'patron',
      baseVersion: 0,
    });
    expect(view.unlocksGained).toBeGreaterThan(0);
    await expectSoundBooks(db, programId);
  });
});
