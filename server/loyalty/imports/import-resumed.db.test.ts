import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, testContext } from '#db/testing/factories.ts';
import { importSample, presetSource } from './testing/import-sample.ts';

const { db, url } = await testDatabase();
const ctx = testContext(db);
const source = presetSource('online-retail');
const JOBS_OF_THE_SAMPLE = 5;

describe('an import that was cut off', () => {
  it('goes on where it stopped when it is started again, also in the middle of a cancellation', async () => {
    const whole = await aProgram(ctx, { currency: 'GBP' });
    await importSample(ctx, url, { programId: whole.id, file: 'shop.csv', source });
    const wanted = await contentOf(whole.id);
    expect(wanted).toHaveLength(5);
    for (let jobs = 0; jobs < JOBS_OF_THE_SAMPLE; jobs += 1) {
      const { id: programId } = await aProgram(ctx, { currency: 'GBP' });
      const broken = testContext(db, { enqueue: failingAfter(jobs) });
      await expect(importSample(broken, url, { programId, file: 'shop.csv', source })).rejects.toThrow('cut off');
      await importSample(ctx, url, { programId, file: 'shop.csv', source });
      expect(await contentOf(programId)).toEqual(wanted);
    }
  });
});

/** Fails at the nth job: the transaction that sends it is undone, like by a crash. */
function failingAfter(times: number) {
  let sent = 0;
  return async () => {
    sent += 1;
    if (sent > times) throw new Error('cut off');
  };
}

async function contentOf(programId: string) {
  return db.execute(sql`
    select p.order_id, p.amount, p.refunded_amount, p.status, r.external_id, r.amount as refund, r.lines
      from purchases p left join refunds r on r.purchase_id = p.id where p.program_id = ${programId} order by 1, 5`);
}
