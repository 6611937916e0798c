import { z } from 'zod';
import type { Tx } from '#db/client.ts';
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
import { beginPreview } from './begin-walk.ts';
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
    return { reevaluationId: await beginPreview(tx, ctx, { programId: input.programId, draft }) };
  });
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
