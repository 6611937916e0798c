import { and, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { achievements } from '#db/schema/achievements.ts';
import { badges } from '#db/schema/badges.ts';
import { notificationChoices, notifications } from '#db/schema/notifications.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { Celebration, NotificationChoice, NotificationPage, NotificationView } from './contract.ts';
import { choicesWith } from './rules.ts';

/** Whose notifications are read. */
export type Reader = { readonly programId: string; readonly userId: string };

/** Celebrations that are handed out at once, the newest; the rest was long enough ago. */
const MOST_CELEBRATIONS = 100;

/* The data of an event names what it is about; its name is read as it is today. */
const achievementOf = sql`${achievements.id}::text = ${notifications.data}->>'achievementId'`;
const badgeOf = sql`${badges.id}::text = ${notifications.data}->>'badgeId'`;

/** A customer's news, the newest first, with how many are not read yet. */
export async function notificationPage(
  ctx: Context,
  { programId, userId }: Reader,
  { limit, after }: { readonly limit: number; readonly after?: string | null | undefined },
): Promise<NotificationPage> {
  requireMay(ctx.actor, 'notification.read', { programId, ownerId: userId });
  const n = notifications;
  const isTheirs = and(eq(n.userId, userId), eq(n.programId, programId), eq(n.isShown, true));
  const found = await ctx.db
    .select({ row: n, achievement: achievements, badge: badges })
    .from(n)
    .leftJoin(achievements, and(eq(achievements.programId, programId), achievementOf))
    .leftJoin(badges, and(eq(badges.programId, programId), badgeOf))
    .where(and(isTheirs, after ? lt(n.id, after) : undefined))
    .orderBy(desc(n.id))
    .limit(limit + 1);
  const rows = found.slice(0, limit).map(viewOf);
  const next = found.length > limit ? (rows.at(-1)?.id ?? null) : null;
  return { rows, next, unseen: await unseenCount(ctx, { programId, userId }) };
}

/** How many of a customer's news are not read yet. */
export async function unseenCount(ctx: Context, { programId, userId }: Reader): Promise<number> {
  requireMay(ctx.actor, 'notification.read', { programId, ownerId: userId });
  const n = notifications;
  return ctx.db.$count(n, and(eq(n.userId, userId), eq(n.isShown, true), isNull(n.seenAt)));
}

type Found = {
  readonly row: typeof notifications.$inferSelect;
  readonly achievement: typeof achievements.$inferSelect | null;
  readonly badge: typeof badges.$inferSelect | null;
};

function viewOf({ row, achievement, badge }: Found): NotificationView {
  const { id, type, data, seenAt, createdAt } = row;
  const named = achievement ?? badge;
  const about = named && { name: named.name, icon: named.icon, tier: achievement?.tier ?? null };
  return { id, type, data, about, isSeen: seenAt !== null, createdAt };
}

/** Unlocks and badges of a customer that nobody celebrated yet, the oldest first; revoked ones are not among them. */
export async function pendingCelebrations(ctx: Context, { programId, userId }: Reader): Promise<Celebration[]> {
  requireMay(ctx.actor, 'notification.read', { programId, ownerId: userId });
  const n = notifications;
  const isPending = and(eq(n.userId, userId), isNull(n.celebratedAt));
  const found = await ctx.db
    .select({ row: n, achievement: achievements, badge: badges })
    .from(n)
    .leftJoin(achievements, and(eq(achievements.programId, programId), achievementOf))
    .leftJoin(badges, and(eq(badges.programId, programId), badgeOf))
    .where(and(isPending, eq(n.isShown, true), inArray(n.type, ['achievement.unlocked', 'badge.unlocked']), isNotTaken))
    .orderBy(desc(n.id))
    .limit(MOST_CELEBRATIONS);
  return found.toReversed().flatMap((one) => celebrationOf(one) ?? []);
}

/* Taken back before anybody saw it: there is nothing to celebrate any more. */
const isNotTaken = sql`not exists (
  select from notifications later
   where later.user_id = ${notifications.userId} and later.id > ${notifications.id}
     and later.type = replace(${notifications.type}, 'unlocked', 'revoked')
     and coalesce(later.data->>'achievementId', later.data->>'badgeId')
         = coalesce(${notifications.data}->>'achievementId', ${notifications.data}->>'badgeId'))`;

function celebrationOf({ row, achievement, badge }: Found): Celebration | null {
  const { id, createdAt: at, data } = row;
  if (achievement) {
    const { id: subjectId, name, description, icon, tier } = achievement;
    const points = typeof data.points === 'number' ? data.points : null;
    return {
      id,
      kind: 'achievement',
      subjectId,
      name,
      description,
      icon,
      tier,
      level: null,
      color: null,
      points,
      at,
    };
  }
  if (!badge) return null;
  const { id: subjectId, name, description, icon, level, color } = badge;
  return { id, kind: 'badge', subjectId, name, description, icon, tier: null, level, color, points: null, at };
}

/** What a person wants to be told of, and how: every kind and channel. */
export async function notificationChoicesOf(
  ctx: Context,
  { programId, userId }: Reader,
): Promise<NotificationChoice[]> {
  requireMay(ctx.actor, 'notification.choose', { programId, ownerId: userId });
  return choicesWith(await chosenBy(ctx.db, userId));
}

async function chosenBy(db: Context['db'] | Tx, userId: string): Promise<NotificationChoice[]> {
  const { kind, channel, isWanted } = notificationChoices;
  return db.select({ kind, channel, isWanted }).from(notificationChoices).where(eq(notificationChoices.userId, userId));
}
