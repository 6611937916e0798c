import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { programs } from '#db/schema/programs.ts';
import { reevaluations } from '#db/schema/reevaluations.ts';
import { users } from '#db/schema/users.ts';
import { actorLabel } from '#server/kernel/actor.ts';
import { requireVersion } from '#server/kernel/catalog.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict, notFound } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { achievementDefinition, achievementKey } from '#server/loyalty/achievements/contract.ts';
import { achievementByKey, siblingsOf } from '#server/loyalty/achievements/queries.ts';
import { requireSoundAchievement } from '#server/loyalty/achievements/rules.ts';
import { badgeDefinition } from '#server/loyalty/badges/contract.ts';
import { ladderOf } from '#server/loyalty/badges/queries.ts';
import { requireSoundBadge } from '#server/loyalty/badges/rules.ts';
import type { Draft } from './rules.ts';

const expectedVersion = z.int().min(0).optional();

/** Which rule, and how it would read. `expectedVersion`: the version the edit was made from, 0 for a new rule; absent: whatever stands. */
const draftInput = z.discriminatedUnion('subject', [
  z.strictObject({
    subject: z.literal('achievement'),
    key: achievementKey,
    definition: achievementDefinition,
    expectedVersion,
  }),
  /* Without an id: a new badge. */
  z.strictObject({
    subject: z.literal('badge'),
    badgeId: z.uuid().optional(),
    definition: badgeDefinition,
    expectedVersion,
  }),
]);
export type DraftInput = z.input<typeof draftInput>;
type ReadDraft = z.output<typeof draftInput>;

export type PreviewReevaluationInput = { readonly programId: string; readonly draft: DraftInput };

/**
 * Begins to reckon what a rule would have done had it always been so: a walk through all customers in the background that
 * writes nothing but what it finds. Follow it by its id.
 * @throws Refusal those of saving the same rule
 */
export async function previewReevaluation(
  ctx: Context,
  input: PreviewReevaluationInput,
): Promise<{ reevaluationId: string }> {
  requireMay(ctx.actor, 'catalog.write', input);
  return ctx.db.transaction(async (tx) => {
    const draft = await soundDraft(tx, input.programId, checkedInput(draftInput, input.draft));
    const [program] = await tx
      .select({ revision: programs.catalogRevision })
      .from(programs)
      .where(eq(programs.id, input.programId));
    const values = walkValues(ctx, input.programId, draft, await customersWithFacts(tx, input.programId));
    const row = { ...values, step: 'preview' as const, catalogRevision: program?.revision ?? 0 };
    await tx.insert(reevaluations).values(row);
    await ctx.enqueue(tx, 'catalog.reevaluate', { reevaluationIds: [row.id] });
    return { reevaluationId: row.id };
  });
}

/** What every walk begins with. */
export function walkValues(ctx: Context, programId: string, draft: Draft, customersTotal: number) {
  const { subject, definition, baseVersion } = draft;
  const subjectKey = draft.subject === 'badge' ? draft.badgeId : draft.key;
  const about = { programId, subject, subjectKey, definition, baseVersion, customersTotal };
  const [requestedBy, now] = [actorLabel(ctx.actor), ctx.now()];
  return { id: newId(), ...about, status: 'running' as const, requestedBy, createdAt: now, updatedAt: now };
}

/** Customers to whom something has happened: nothing can change for the others. */
export async function customersWithFacts(tx: Tx, programId: string): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(users)
    .where(sql`${users.programId} = ${programId} and ${users.lastFactAt} is not null`);
  return row?.count ?? 0;
}

function soundDraft(tx: Tx, programId: string, read: ReadDraft): Promise<Draft> {
  return read.subject === 'badge' ? soundBadge(tx, programId, read) : soundAchievement(tx, programId, read);
}

async function soundAchievement(
  tx: Tx,
  programId: string,
  { subject, key, definition, ...read }: Extract<ReadDraft, { subject: 'achievement' }>,
): Promise<Draft> {
  const known = await achievementByKey(tx, programId, key);
  requireVersion(known?.achievement.version, read.expectedVersion);
  if (known?.achievement.archivedAt) throw conflict('achievement_archived', `The achievement "${key}" is archived`);
  requireSoundAchievement(key, definition, await siblingsOf(tx, programId));
  return { subject, key, definition, baseVersion: known?.achievement.version ?? 0 };
}

async function soundBadge(
  tx: Tx,
  programId: string,
  { subject, badgeId, definition, ...read }: Extract<ReadDraft, { subject: 'badge' }>,
): Promise<Draft> {
  const ladder = await ladderOf(tx, programId);
  const known = ladder.find(({ badge }) => badge.id === badgeId);
  if (badgeId !== undefined && !known) throw notFound('The badge');
  requireVersion(known?.badge.version, read.expectedVersion);
  const others = ladder.filter((rung) => rung !== known).map((rung) => rung.definition);
  requireSoundBadge(definition, others);
  return { subject, badgeId: badgeId ?? newId(), definition, baseVersion: known?.badge.version ?? 0 };
}
