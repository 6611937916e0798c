import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { achievements, achievementVersions } from '#db/schema/achievements.ts';
import { actorLabel } from '#server/kernel/actor.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import { type Counts, effectiveFrom, lockCatalog, raiseRevision, requireVersion } from '#server/kernel/catalog.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { beginApplying } from '#server/loyalty/reevaluations/begin-walk.ts';
import { type AchievementDefinition, achievementDefinition, achievementKey } from './contract.ts';
import { achievementByKey, siblingsOf } from './queries.ts';
import { type Achievement, requireSoundAchievement } from './rules.ts';

export type SaveAchievementInput = {
  readonly programId: string;
  /** A key that is taken means a new version of that achievement. */
  readonly key: string;
  readonly definition: z.input<typeof achievementDefinition>;
  /** `from_now` when absent. */
  readonly counts?: Counts;
  /** The version the edit was made from; 0: a new one. Absent: whatever stands. */
  readonly expectedVersion?: number;
};

type Saved = {
  readonly achievement: Achievement;
  readonly definition: AchievementDefinition;
  readonly changed: boolean;
};

const saveShape = z.strictObject({ key: achievementKey, definition: achievementDefinition });

/**
 * Publishes an achievement, or a new version of it. Saving what stands already changes nothing. What counts since always is
 * brought to every customer in the background.
 * @throws Refusal `validation_failed`, `achievement_archived`, `reevaluation_running`, and those of `requireSoundAchievement`
 */
export async function saveAchievement(ctx: Context, input: SaveAchievementInput): Promise<Saved> {
  requireMay(ctx.actor, 'catalog.write', input);
  return ctx.db.transaction(async (tx) => {
    await lockCatalog(tx, input.programId);
    const saved = await publishAchievement(tx, ctx, input);
    if (saved.changed) {
      await raiseRevision(tx, input.programId);
      if (input.counts === 'since_always') await rereadHistory(tx, ctx, input.programId, saved);
    }
    return saved;
  });
}

async function rereadHistory(
  tx: Tx,
  ctx: Context,
  programId: string,
  { achievement, definition }: Saved,
): Promise<void> {
  const { key, version } = achievement;
  const draft = { subject: 'achievement', key, definition, baseVersion: version - 1 } as const;
  await beginApplying(tx, ctx, { programId, draft, previewId: null });
}

/** The part of saving that happens under the lock of the catalogue; the caller raises the revision. */
export async function publishAchievement(tx: Tx, ctx: Context, input: SaveAchievementInput): Promise<Saved> {
  const { programId } = input;
  const { key, definition } = checkedInput(saveShape, { key: input.key, definition: input.definition });
  const known = await achievementByKey(tx, programId, key);
  requireVersion(known?.achievement.version, input.expectedVersion);
  if (known?.achievement.archivedAt) throw conflict('achievement_archived', `The achievement "${key}" is archived`);
  requireSoundAchievement(key, definition, await siblingsOf(tx, programId));
  if (known && JSON.stringify(known.definition) === JSON.stringify(definition)) {
    return { achievement: known.achievement, definition, changed: false };
  }
  const achievement = await writeVersion(tx, ctx, { ...input, key, definition }, known?.achievement);
  const subject = { programId, subjectType: 'achievement', subjectId: achievement.id };
  const before = known && { version: known.achievement.version, ...known.definition };
  const after = { version: achievement.version, ...definition };
  await writeAudit(tx, ctx, { ...subject, action: 'achievement.save', before, after });
  return { achievement, definition, changed: true };
}

type Version = {
  readonly programId: string;
  readonly key: string;
  readonly definition: AchievementDefinition;
  readonly counts?: Counts;
};

/** Writes the row as it stands now and the version that is never changed. */
export async function writeVersion(
  tx: Tx,
  ctx: Context,
  { programId, key, definition, counts }: Version,
  before: Achievement | undefined,
): Promise<Achievement> {
  const now = ctx.now();
  const version = (before?.version ?? 0) + 1;
  const current = { ...columnsOf(definition), version, updatedAt: now };
  const rows = before
    ? await tx.update(achievements).set(current).where(ownRow(programId, before.id)).returning()
    : await tx
        .insert(achievements)
        .values({ id: newId(), programId, key, ...current, createdAt: now })
        .returning();
  const [achievement] = rows;
  if (!achievement) throw new Error(`achievement ${key} was written and not returned`);
  await tx.insert(achievementVersions).values({
    id: newId(),
    programId,
    achievementId: achievement.id,
    version,
    definition,
    effectiveFrom: effectiveFrom(counts, now),
    createdBy: actorLabel(ctx.actor),
    createdAt: now,
  });
  return achievement;
}

function ownRow(programId: string, id: string) {
  return and(eq(achievements.programId, programId), eq(achievements.id, id));
}

function columnsOf({ criteria, schedule, ...definition }: AchievementDefinition) {
  const { from, to } = schedule ?? {};
  return {
    ...definition,
    type: criteria.type,
    criteria,
    scheduleFrom: from === undefined ? null : new Date(from),
    scheduleTo: to === undefined ? null : new Date(to),
  };
}
