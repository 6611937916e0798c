import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { badges, badgeVersions } from '#db/schema/badges.ts';
import { actorLabel } from '#server/kernel/actor.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import { type Counts, effectiveFrom, lockCatalog, raiseRevision, requireVersion } from '#server/kernel/catalog.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict, type Refusal } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { beginApplying } from '#server/loyalty/reevaluations/begin-walk.ts';
import { type BadgeDefinition, badgeDefinition } from './contract.ts';
import { badgeById, type DefinedBadge, ladderOf } from './queries.ts';
import { requireSoundBadge } from './rules.ts';

export type SaveBadgeInput = {
  readonly programId: string;
  /** Absent: a new badge. */
  readonly badgeId?: string;
  readonly definition: z.input<typeof badgeDefinition>;
  /** `from_now` when absent. */
  readonly counts?: Counts;
  /** The version the edit was made from; 0: a new one. Absent: whatever stands. */
  readonly expectedVersion?: number;
};

type Badge = DefinedBadge['badge'];
type Saved = { readonly badge: Badge; readonly definition: BadgeDefinition; readonly changed: boolean };

/**
 * Publishes a badge, or a new version of it. Saving what stands already changes nothing. What counts since always is brought
 * to every customer in the background.
 * @throws Refusal `validation_failed`, `not_found`, `badge_archived`, `reevaluation_running`, and those of `requireSoundBadge`
 */
export async function saveBadge(ctx: Context, input: SaveBadgeInput): Promise<Saved> {
  requireMay(ctx.actor, 'catalog.write', input);
  return ctx.db.transaction(async (tx) => {
    await lockCatalog(tx, input.programId);
    const saved = await publishBadge(tx, ctx, input);
    if (saved.changed) {
      await raiseRevision(tx, input.programId);
      if (input.counts === 'since_always') await rereadHistory(tx, ctx, input.programId, saved);
    }
    return saved;
  });
}

async function rereadHistory(tx: Tx, ctx: Context, programId: string, { badge, definition }: Saved): Promise<void> {
  const draft = { subject: 'badge', badgeId: badge.id, definition, baseVersion: badge.version - 1 } as const;
  await beginApplying(tx, ctx, { programId, draft, previewId: null });
}

/** The part of saving that happens under the lock of the catalogue; the caller raises the revision. */
export async function publishBadge(tx: Tx, ctx: Context, input: SaveBadgeInput): Promise<Saved> {
  const { programId, badgeId } = input;
  const definition = checkedInput(badgeDefinition, input.definition);
  const ladder = await ladderOf(tx, programId);
  const known = ladder.find(({ badge }) => badge.id === badgeId);
  if (badgeId !== undefined && !known) throw await archivedOrUnknown(tx, programId, badgeId);
  requireVersion(known?.badge.version, input.expectedVersion);
  const others = ladder.filter((rung) => rung !== known).map((rung) => rung.definition);
  requireSoundBadge(definition, others);
  if (known && JSON.stringify(known.definition) === JSON.stringify(definition)) {
    return { badge: known.badge, definition, changed: false };
  }
  const badge = await writeVersion(tx, ctx, input, definition, known?.badge);
  const subject = { programId, subjectType: 'badge', subjectId: badge.id };
  const before = known && { version: known.badge.version, ...known.definition };
  const after = { version: badge.version, ...definition };
  await writeAudit(tx, ctx, { ...subject, action: 'badge.save', before, after });
  return { badge, definition, changed: true };
}

/** Why a badge is not on the ladder. */
async function archivedOrUnknown(tx: Tx, programId: string, badgeId: string): Promise<Refusal> {
  const { definition } = await badgeById(tx, programId, badgeId);
  return conflict('badge_archived', `The badge "${definition.name}" is archived`);
}

async function writeVersion(
  tx: Tx,
  ctx: Context,
  { programId, counts }: SaveBadgeInput,
  definition: BadgeDefinition,
  before: Badge | undefined,
): Promise<Badge> {
  const now = ctx.now();
  const version = (before?.version ?? 0) + 1;
  const current = { ...definition, version, updatedAt: now };
  const rows = before
    ? await tx.update(badges).set(current).where(eq(badges.id, before.id)).returning()
    : await tx
        .insert(badges)
        .values({ id: newId(), programId, ...current, createdAt: now })
        .returning();
  const [badge] = rows;
  if (!badge) throw new Error(`badge ${definition.name} was written and not returned`);
  await tx.insert(badgeVersions).values({
    id: newId(),
    programId,
    badgeId: badge.id,
    version,
    definition,
    effectiveFrom: effectiveFrom(counts, now),
    createdBy: actorLabel(ctx.actor),
    createdAt: now,
  });
  return badge;
}
