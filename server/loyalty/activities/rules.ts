import type { activities } from '#db/schema/activities.ts';
import { sha256OfJson, sortedEntries } from '#server/loyalty/purchases/rules.ts';
import type { ActivityView, CheckedActivityInput } from './contract.ts';

/** A stored activity. */
export type Activity = typeof activities.$inferSelect;

/** SHA-256 of all that was said of the activity but who did it: the same key again is the same only if this is. */
export function activityHash({ name, value, occurredAt, metadata }: CheckedActivityInput): string {
  const at = occurredAt === undefined ? null : Date.parse(occurredAt);
  return sha256OfJson([name, value ?? null, at, sortedEntries(metadata)]);
}

export function viewOfActivity(activity: Activity): ActivityView {
  const { id, name, key, metadata, processedForLoyalty } = activity;
  return {
    id,
    customerId: activity.userId,
    name,
    value: activity.value === null ? null : Number(activity.value),
    key,
    occurredAt: activity.occurredAt.toISOString(),
    metadata,
    processedForLoyalty,
    createdAt: activity.createdAt.toISOString(),
  };
}
