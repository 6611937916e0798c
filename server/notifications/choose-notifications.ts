import { sql } from 'drizzle-orm';
import type { Database, Tx } from '#db/client.ts';
import { notificationChoices } from '#db/schema/notifications.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { NotificationChoice } from './contract.ts';
import type { Reader } from './queries.ts';

/** Sets what a person wants to be told of, and by which way. */
export async function chooseNotifications(ctx: Context, person: Reader, choice: NotificationChoice): Promise<void> {
  const { programId, userId } = person;
  requireMay(ctx.actor, 'notification.choose', { programId, ownerId: userId });
  await saveChoices(ctx.db, person, [choice], ctx.now());
}

/** Keeps choices, in place of what was chosen before. */
export async function saveChoices(
  on: Database | Tx,
  { programId, userId }: Reader,
  choices: readonly NotificationChoice[],
  updatedAt: Date,
): Promise<void> {
  const { kind, channel, userId: whose } = notificationChoices;
  await on
    .insert(notificationChoices)
    .values(choices.map((choice) => ({ programId, userId, ...choice, updatedAt })))
    .onConflictDoUpdate({
      target: [whose, kind, channel],
      set: { isWanted: sql`excluded.is_wanted`, updatedAt },
    });
}
