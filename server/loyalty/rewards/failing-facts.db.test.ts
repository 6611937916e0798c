import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { TEST_NOW, type TestContext, testContext } from '#db/testing/factories.ts';
import { grantRewards } from './grant-rewards.ts';
import { redriveReward } from './redrive-reward.ts';
import { expectSoundBooks } from './testing/sound-books.ts';
import { aShop, recorded, someHistory } from './testing/stage.ts';

const { db, sql } = await testDatabase();
const ctx = testContext(db);

/* Writing the trace of a listed fact fails; a fault in the queue of faults is a passing one, each used up once. */
await sql`create table poisoned (fact_id uuid primary key)`;
await sql`create sequence faults_seen`;
await sql`create table faults (number bigint primary key, state text not null)`;
await sql.unsafe(`
  create function fail_on_purpose() returns trigger language plpgsql as $$
  declare
    turn bigint := nextval('faults_seen');
    fault text;
  begin
    if exists (select 1 from poisoned p where p.fact_id = new.fact_id) then
      raise exception 'this fact is poisoned';
    end if;
    select state into fault from faults where number = turn;
    if fault is not null then raise exception 'a passing fault' using errcode = fault; end if;
    return new;
  end $$;
  create trigger fail_on_purpose before insert on reward_traces for each row execute function fail_on_purpose()`);

beforeEach(async () => {
  await sql`truncate poisoned`;
  await sql`truncate faults`;
});

async function failureOf(id: string) {
  const [row] = await sql`
    select processed_for_loyalty as processed, reward_failures as failures, reward_error as error,
           reward_retry_at as retry_at, reward_dead_at as dead_at from purchases where id = ${id}`;
  return row;
}

/* Jobs of transactions that failed are among those sent, and tell of payments; nobody gets them. */
const grantJobs = ({ sent }: TestContext) => sent.filter(({ job }) => job === 'rewards.grant');

const later = (seconds: number) => {
  const at = new Date(TEST_NOW.getTime() + seconds * 1_000);
  return testContext(db, { now: () => at });
};

describe('a poisoned purchase', () => {
  it('delays nobody: all others of its batch are rewarded at once', async () => {
    const shop = await aShop(ctx);
    const ids = (await recorded(ctx, shop, someHistory(40, 5))).map(({ id }) => id);
    const bad = [ids[7] ?? '', ids[23] ?? ''];
    await sql`insert into poisoned select unnest(${bad}::uuid[])`;
    expect(await grantRewards(ctx, { purchaseIds: ids })).toEqual({ rewarded: 38, failed: 2 });
    for (const id of bad) {
      expect(await failureOf(id)).toMatchObject({ processed: false, failures: 1, error: 'this fact is poisoned' });
    }
    await sql`truncate poisoned`;
    expect(await grantRewards(later(61), { purchaseIds: bad })).toEqual({ rewarded: 2, failed: 0 });
    await expectSoundBooks(db, shop);
  });

  it('is tried again after a minute, then after five, and is then left to a person', async () => {
    const shop = await aShop(ctx);
    const [purchase] = await recorded(ctx, shop, [{}]);
    const id = purchase?.id ?? '';
    await sql`insert into poisoned values (${id})`;
    const first = later(0);
    await grantRewards(first, { purchaseIds: [id] });
    expect(grantJobs(first)).toEqual([
      {
        job: 'rewards.grant',
        payload: { purchaseIds: [id], refundIds: [], activityIds: [] },
        options: { startAfter: new Date(TEST_NOW.getTime() + 60_000) },
      },
    ]);
    expect(await grantRewards(later(59), { purchaseIds: [id] })).toEqual({ rewarded: 0, failed: 0 });
    const second = later(60);
    expect(await grantRewards(second, { purchaseIds: [id] })).toEqual({ rewarded: 0, failed: 1 });
    expect(grantJobs(second)[0]?.options?.startAfter).toEqual(new Date(TEST_NOW.getTime() + 360_000));
    const third = later(360);
    expect(await grantRewards(third, { purchaseIds: [id] })).toEqual({ rewarded: 0, failed: 1 });
    expect(grantJobs(third)).toEqual([]);
    expect(await failureOf(id)).toMatchObject({ failures: 3, retry_at: null });
    expect((await failureOf(id))?.dead_at).not.toBeNull();
    expect(await grantRewards(later(9_999), { purchaseIds: [id] })).toEqual({ rewarded: 0, failed: 0 });
  });

  it('can be tried again by an admin, at once and from the beginning', async () => {
    const shop = await aShop(ctx);
    const [purchase] = await recorded(ctx, shop, [{}]);
    const id = purchase?.id ?? '';
    await sql`insert into poisoned values (${id})`;
    for (const seconds of [0, 60, 360]) await grantRewards(later(seconds), { purchaseIds: [id] });
    await sql`truncate poisoned`;
    const admin = later(400);
    await redriveReward(admin, { programId: shop, kind: 'purchase', id });
    expect(admin.sent).toMatchObject([{ job: 'rewards.grant', payload: { purchaseIds: [id] } }]);
    expect(await failureOf(id)).toMatchObject({ failures: 0, error: null, dead_at: null });
    expect(await grantRewards(admin, { purchaseIds: [id] })).toEqual({ rewarded: 1, failed: 0 });
    await expect(redriveReward(admin, { programId: shop, kind: 'purchase', id })).rejects.toMatchObject({
      code: 'already_rewarded',
    });
    await expectSoundBooks(db, shop);
  });

  it('is not there for the admin of another program, and not for a customer', async () => {
    const [shop, elsewhere] = [await aShop(ctx), await aShop(ctx)];
    const [purchase] = await recorded(ctx, shop, [{}]);
    const input = { kind: 'purchase', id: purchase?.id ?? '' } as const;
    const person = { kind: 'person', userId: purchase?.userId ?? '' } as const;
    const admin = testContext(db, { actor: { ...person, programId: elsewhere, role: 'admin' } });
    await expect(redriveReward(admin, { ...input, programId: elsewhere })).rejects.toMatchObject({ code: 'not_found' });
    await expect(redriveReward(admin, { ...input, programId: shop })).rejects.toMatchObject({ code: 'not_found' });
    const customer = testContext(db, { actor: { ...person, programId: shop, role: 'customer' } });
    await expect(redriveReward(customer, { ...input, programId: shop })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(redriveReward(ctx, { ...input, programId: shop })).rejects.toMatchObject({
      code: 'reward_not_failed',
    });
  });
});

describe('a passing fault of the database', () => {
  it.each(['40P01', '40001', '55P03', '57P01', '08006', '53300'])(
    'such as %s makes the whole batch run again, and costs no purchase a try',
    async (state) => {
      const shop = await aShop(ctx);
      const ids = (await recorded(ctx, shop, someHistory(6, 2))).map(({ id }) => id);
      await sql`insert into faults select (select last_value from faults_seen) + n, ${state} from generate_series(0, 2) as n`;
      expect(await grantRewards(ctx, { purchaseIds: ids })).toEqual({ rewarded: 6, failed: 0 });
      await expectSoundBooks(db, shop);
    },
  );

  it('that does not pass fails the call and leaves every purchase as it was', async () => {
    const shop = await aShop(ctx);
    const ids = (await recorded(ctx, shop, someHistory(4, 2))).map(({ id }) => id);
    await sql`insert into faults select (select last_value from faults_seen) + n, '40001' from generate_series(0, 50) as n`;
    await expect(grantRewards(ctx, { purchaseIds: ids })).rejects.toThrow();
    for (const id of ids) expect(await failureOf(id)).toMatchObject({ processed: false, failures: 0, error: null });
    await sql`truncate faults`;
    expect(await grantRewards(ctx, { purchaseIds: ids })).toEqual({ rewarded: 4, failed: 0 });
  });
});
