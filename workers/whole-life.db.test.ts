import fc from 'fast-check';
import { describe, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { comeToRest, LIFE } from './testing/life/commands.ts';
import { Model } from './testing/life/model.ts';
import { openShop } from './testing/life/shop.ts';

const { db, sql } = await testDatabase();

/** LAUREL_LIVES asks for so many lives, however long they take; a usual test begins no new one after a while. */
const WANTED = Number(process.env.LAUREL_LIVES ?? '0');
const USUAL = 40;
const USUAL_MS = 15_000;

describe('the whole life of a shop', () => {
  it('goes as a simple model says, step by step, whatever is refunded, lost, retried, edited, or dies', async () => {
    const end = WANTED > 0 ? Number.POSITIVE_INFINITY : Date.now() + USUAL_MS;
    const life = fc.asyncProperty(fc.commands(LIFE, { maxCommands: 20, size: 'max' }), async (commands) => {
      if (Date.now() > end) return;
      const [model, real] = [new Model(), await openShop(db, sql)];
      await fc.asyncModelRun(() => ({ model, real }), commands);
      await comeToRest(model, real);
    });
    await fc.assert(life, { numRuns: WANTED || USUAL, endOnFailure: WANTED === 0 });
  }, 3_600_000);
});
