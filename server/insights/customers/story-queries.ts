import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { activities } from '#db/schema/activities.ts';
import { purchases } from '#db/schema/purchases.ts';
import { achievementStory } from '#server/insights/portal/achievement-queries.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Criteria } from '#server/loyalty/achievements/contract.ts';
import { customerById } from '#server/loyalty/customers/queries.ts';
import type { CustomerStory, FactsAround } from './contract.ts';

type Asked = { readonly programId: string; readonly customerId: string; readonly achievementId: string };

/**
 * One achievement of a customer for those who run the program: nothing of it is secret to them, and they are told what the
 * customer did before it counted.
 * @throws Refusal `forbidden`, `not_found`
 */
export async function customerStory(ctx: Context, asked: Asked): Promise<CustomerStory> {
  const { programId, customerId, achievementId } = asked;
  await customerById(ctx.db, programId, customerId);
  const story = await achievementStory(ctx, customerId, { achievementId, isOpen: true });
  const facts = story.rule && (await factsAround(ctx.db, customerId, story.rule));
  return { ...story, facts };
}

/** What such a rule counts. Null for one that looks at other achievements alone. */
const COUNTED: Record<Criteria['type'], FactsAround['kind'] | null> = {
  purchase: 'purchase',
  spending: 'purchase',
  streak: 'purchase',
  collection: 'purchase',
  review: 'activity',
  referral: 'activity',
  activity: 'activity',
  composite: null,
};

type Rule = { readonly criteria: Criteria; readonly countsFrom: Date | null };

async function factsAround(
  db: Database,
  customerId: string,
  { criteria, countsFrom }: Rule,
): Promise<FactsAround | null> {
  const kind = COUNTED[criteria.type];
  if (kind === null) return null;
  const t = kind === 'purchase' ? purchases : activities;
  const isDone = kind === 'purchase' ? sql`${purchases.status} not in ('pending', 'cancelled')` : sql`true`;
  const isEarlier = countsFrom ? sql`${t.occurredAt} < ${countsFrom.toISOString()}::timestamptz` : sql`false`;
  const [sums] = await db
    .select({
      earlier: sql`count(*) filter (where ${isEarlier})`.mapWith(Number),
      since: sql`count(*) filter (where not (${isEarlier}))`.mapWith(Number),
      lastEarlier: sql`max(${t.occurredAt}) filter (where ${isEarlier})`.mapWith(t.occurredAt),
    })
    .from(t)
    .where(sql`${t.userId} = ${customerId} and ${isDone}`);
  return sums ? { kind, ...sums } : null;
}
