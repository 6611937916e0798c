import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { testDatabase } from '#db/testing/database.ts';
import { testContext } from '#db/testing/factories.ts';
import { authenticateToken, tokensIn } from '#server/identity/api-tokens/authenticate-token.ts';
import { signIn } from '#server/identity/sign-in.ts';
import { DEMO_CUSTOMER } from './demo/people.ts';
import { playStory } from './demo/play.ts';
import { demoStory } from './demo/story.ts';
import { seed } from './seed-demo.ts';

const { db } = await testDatabase();
const ctx = testContext(db);
beforeAll(async () => {
  await seed(ctx);
}, 60_000);

describe('the demo program', () => {
  it('is seeded once, and everything in it went through the pipeline', async () => {
    expect(await seed(ctx)).toBeNull();
    const [left] = await db.execute(sql`
      select (select count(*)::int from purchases where not processed_for_loyalty) + (select count(*)::int from refunds where not processed_for_loyalty)
           + (select count(*)::int from activities where not processed_for_loyalty) as waiting,
             (select count(*)::int from cashback_transactions where status = 'pending' and kind = 'earn' and amount > reversed_amount) as unpaid,
             (select count(*)::int from purchases where source <> 'demo') as strangers`);
    expect(left).toEqual({ waiting: 0, unpaid: 0, strangers: 0 });
  });

  it('has nobody who became a customer after what they did first', async () => {
    const late = await db.execute(sql`select name from users where role = 'customer' and created_at > first_fact_at`);
    expect([...late]).toEqual([]);
  });

  it('has a customer to sign in as who is Gold and near to much', async () => {
    const [me] = await db.execute(sql`
      select b.name as badge, u.total_points as points,
             (select json_agg(a.key order by a.key) from user_achievements ua join achievements a on a.id = ua.achievement_id
               where ua.user_id = u.id and ua.unlocked_at is null and ua.progress * 3 >= ua.target * 2) as near
        from users u join user_badges ub on ub.user_id = u.id and ub.is_current join badges b on b.id = ub.badge_id
       where u.email = ${DEMO_CUSTOMER.email}`);
    const near = ['ambassador', 'collector', 'critic', 'devotee', 'high-roller'];
    expect(me).toEqual({ badge: 'Gold', points: '2800', near });
  });

  it('lets people in by passwords and a token that can be made anew, and then only by the new ones', async () => {
    const before = await seed(ctx, { renewAccess: true });
    const after = await seed(ctx, { renewAccess: true });
    if (!before || !after) throw new Error('nobody was given access');
    for (const person of [after.admin, after.customer]) expect((await signIn(ctx, person)).sessionId).toBeTruthy();
    expect(await authenticateToken(tokensIn(db), after.apiToken, ctx.now())).not.toBeNull();
    await expect(signIn(ctx, before.customer)).rejects.toMatchObject({ code: 'sign_in_failed' });
    expect(await authenticateToken(tokensIn(db), before.apiToken, ctx.now())).toBeNull();
  });

  it('cut off in the middle, is seeded to the same end the next day', async () => {
    const other = await testDatabase();
    let refunds = 0;
    const cutOff = (label: string) => {
      if (label === 'refund.before-enqueue') refunds += 1;
      if (refunds > 4) throw new Error('cut off');
    };
    await expect(seed(testContext(other.db, { checkpoint: cutOff }))).rejects.toThrow('cut off');
    const tomorrow = testContext(other.db, { now: () => new Date(ctx.now().getTime() + 86_400_000) });
    expect(await seed(tomorrow)).not.toBeNull();
    expect(await contentOf(other.db)).toEqual(await contentOf(db));
  });

  it('played twice, happens once', async () => {
    const [program] = await db.execute<{ id: string }>(sql`select id from programs`);
    const before = await contentOf(db);
    const { facts } = demoStory(new Date('2026-11-19T23:00:00Z'));
    const past = facts.filter((fact) => fact.at <= ctx.now());
    await playStory(ctx, { programId: program?.id ?? '', currency: 'NGN' }, past);
    expect(await contentOf(db)).toEqual(before);
  });
});

/** What the demo amounts to, without ids. */
async function contentOf(of: Database) {
  return of.execute(sql`
    select u.external_id, u.name, u.total_points, u.total_cashback, u.purchase_count, b.name as badge,
           (select count(*) from purchases p where p.user_id = u.id) as purchases,
           (select sum(p.refunded_amount) from purchases p where p.user_id = u.id) as refunded,
           (select count(*) from user_achievements a where a.user_id = u.id and a.unlocked_at is not null) as unlocked
      from users u left join user_badges ub on ub.user_id = u.id and ub.is_current left join badges b on b.id = ub.badge_id
     where u.role = 'customer' order by u.external_id`);
}
