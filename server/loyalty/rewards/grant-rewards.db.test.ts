import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, purchaseInput, testContext } from '#db/testing/factories.ts';
import { recordPurchase } from '#server/loyalty/purchases/record-purchase.ts';
import { grantRewards } from './grant-rewards.ts';
import { giveDemoRules } from './testing/demo-rules.ts';

const { db, sql } = await testDatabase();
const ctx = testContext(db);

it('rewards a purchase once', async () => {
  const program = await aProgram(ctx);
  await giveDemoRules(db, program.id);
  const { purchase } = await recordPurchase(ctx, { programId: program.id, purchase: purchaseInput() });
  expect(await grantRewards(ctx, { purchaseIds: [purchase.id] })).toEqual({ rewarded: 1, failed: 0 });
  expect(await grantRewards(ctx, { purchaseIds: [purchase.id] })).toEqual({ rewarded: 0, failed: 0 });
});
