import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, testContext } from '#db/testing/factories.ts';
import { recorded } from '#server/loyalty/rewards/testing/stage.ts';
import { seenValues } from './seen-queries.ts';

const { db } = await testDatabase();
const ctx = testContext(db);

const anItem = (category: string, sku?: string) => ({ name: 'thing', category, sku, quantity: 1, unitAmount: 100 });

describe('the words a shop uses', () => {
  it('come from its own purchases, the commonest first', async () => {
    const { id: programId } = await aProgram(ctx);
    const elsewhere = await aProgram(ctx);
    await recorded(ctx, elsewhere.id, [{ channel: 'kiosk', items: [anItem('garden')] }]);
    await recorded(ctx, programId, [
      { channel: 'web', items: [anItem('toys', 'T-1')] },
      { channel: 'app', items: [anItem('home'), anItem('toys', 'T-1')] },
      { channel: 'app', items: [anItem('home'), anItem('home', 'H-1')] },
      { channel: undefined, items: [] },
    ]);
    expect(await seenValues(ctx, programId)).toEqual({
      channel: ['app', 'web'],
      category: ['home', 'toys'],
      sku: ['T-1', 'H-1'],
    });
  });

  it('are none before anything was sold', async () => {
    const { id: programId } = await aProgram(ctx);
    expect(await seenValues(ctx, programId)).toEqual({ channel: [], category: [], sku: [] });
  });

  it('are not for customers', async () => {
    const { id: programId } = await aProgram(ctx);
    const actor = { kind: 'person', userId: programId, programId, role: 'customer' } as const;
    await expect(seenValues({ ...ctx, actor }, programId)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
