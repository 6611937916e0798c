import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { activities } from '#db/schema/activities.ts';
import { users } from '#db/schema/users.ts';
import { raceSafeTransaction } from '#db/transaction.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict, Refusal } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import {
  CUSTOMER_RACES,
  removeUnusedCustomers,
  resolveCustomers,
} from '#server/loyalty/customers/resolve-customers.ts';
import { refersTo } from '#server/loyalty/customers/rules.ts';
import { notAhead } from '#server/loyalty/purchases/rules.ts';
import { type CheckedActivityInput, type RecordActivityInput, recordActivityInput } from './contract.ts';
import { type Activity, activityHash } from './rules.ts';

type Recorded = { activity: Activity; created: boolean };

/**
 * Records what a customer did and wakes rewarding. The same key again with the same content is answered as it is stored,
 * `created` false, and counts once.
 * @throws Refusal `validation_failed`, `activity_conflict`, `customer_not_found`, `customer_mismatch`
 */
export async function recordActivity(
  ctx: Context,
  input: { readonly programId: string; readonly activity: RecordActivityInput },
): Promise<Recorded> {
  requireMay(ctx.actor, 'activity.record', input);
  const wanted = checkedInput(recordActivityInput, input.activity);
  const occurredAt = notAhead(wanted.occurredAt, ctx.now());
  return raceSafeTransaction(
    ctx.db,
    async (tx) =>
      (await storedActivity(tx, input.programId, wanted)) ??
      (await insertActivity(tx, ctx, input.programId, wanted, occurredAt)),
    CUSTOMER_RACES,
  );
}

async function storedActivity(tx: Tx, programId: string, wanted: CheckedActivityInput): Promise<Recorded | null> {
  const [stored] = await tx
    .select({ activity: activities, customer: { id: users.id, externalId: users.externalId, email: users.email } })
    .from(activities)
    .innerJoin(users, eq(users.id, activities.userId))
    .where(and(eq(activities.programId, programId), eq(activities.key, wanted.key)));
  if (!stored) return null;
  const same = stored.activity.contentHash === activityHash(wanted) && refersTo(wanted.customer, stored.customer);
  if (same) return { activity: stored.activity, created: false };
  throw conflict('activity_conflict', `Activity ${wanted.key} is already recorded with other content`);
}

async function insertActivity(
  tx: Tx,
  ctx: Context,
  programId: string,
  wanted: CheckedActivityInput,
  occurredAt: Date,
): Promise<Recorded> {
  const { meant, created } = await resolveCustomers(tx, ctx, programId, [wanted.customer]);
  const [userId] = meant;
  if (userId instanceof Refusal) throw userId;
  if (!userId) throw new Error('a reference was left without a customer');
  const { name, key, metadata } = wanted;
  const value = wanted.value === undefined ? null : BigInt(wanted.value);
  const content = { name, key, value, metadata, occurredAt, contentHash: activityHash(wanted) };
  const [activity] = await tx
    .insert(activities)
    .values({ id: newId(), programId, userId, ...content, createdAt: ctx.now() })
    .onConflictDoNothing({ target: [activities.programId, activities.key] })
    .returning();
  if (activity) {
    ctx.checkpoint('activity.before-enqueue');
    await ctx.enqueue(tx, 'rewards.grant', { activityIds: [activity.id] });
    return { activity, created: true };
  }
  await removeUnusedCustomers(tx, created);
  const winner = await storedActivity(tx, programId, wanted);
  if (!winner) throw new Error(`activity ${key} is neither new nor stored`);
  return winner;
}
