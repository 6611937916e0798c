import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { programs } from '#db/schema/programs.ts';
import { reevaluations } from '#db/schema/reevaluations.ts';
import { lockCatalog, raiseRevision } from '#server/kernel/catalog.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { publishAchievement } from '#server/loyalty/achievements/save-achievement.ts';
import { publishBadge } from '#server/loyalty/badges/save-badge.ts';
import { customersWithFacts, walkValues } from './preview-reevaluation.ts';
import { draftOf, reevaluationById } from './queries.ts';
import type { Draft } from './rules.ts';

/**
 * Publishes the rule of a finished preview, counting since always, and begins to bring every customer's standing in line with
 * it, in silence: nobody is sent news of what happened long ago. What was previewed is what is applied: when any rule has
 * changed since, the preview has to be made again. An application cannot be stopped half-way; publishing the old rule, for
 * all history, undoes it.
 * @throws Refusal `not_found`, `preview_unfinished`, `preview_outdated`, `reevaluation_running`
 */
export async function applyReevaluation(
  ctx: Context,
  input: { readonly programId: string; readonly previewId: string },
): Promise<{ reevaluationId: string }> {
  requireMay(ctx.actor, 'catalog.write', input);
  const { programId, previewId } = input;
  return ctx.db.transaction(async (tx) => {
    await lockCatalog(tx, programId);
    const preview = await reevaluationById(tx, { programId, reevaluationId: previewId });
    if (preview.step !== 'preview' || preview.status !== 'done') {
      throw conflict('preview_unfinished', 'Only what a finished preview shows can be applied');
    }
    await requireQuiet(tx, programId);
    const revision = await revisionOf(tx, programId);
    if (revision !== preview.catalogRevision) {
      throw conflict('preview_outdated', 'A rule was changed since this preview; make it again');
    }
    const draft = draftOf(preview);
    const subjectKey = await publish(tx, ctx, programId, draft);
    await raiseRevision(tx, programId);
    const values = walkValues(ctx, programId, draft, await customersWithFacts(tx, programId));
    const walk = { ...values, subjectKey, step: 'apply' as const, previewId, catalogRevision: revision + 1 };
    await tx.insert(reevaluations).values(walk);
    await ctx.enqueue(tx, 'catalog.reevaluate', { reevaluationIds: [walk.id] });
    return { reevaluationId: walk.id };
  });
}

async function publish(tx: Tx, ctx: Context, programId: string, draft: Draft): Promise<string> {
  const { baseVersion: expectedVersion } = draft;
  const published = { programId, expectedVersion, counts: 'since_always' as const };
  if (draft.subject === 'badge') {
    const known = expectedVersion === 0 ? {} : { badgeId: draft.badgeId };
    const { badge } = await publishBadge(tx, ctx, { ...published, ...known, definition: draft.definition });
    return badge.id;
  }
  await publishAchievement(tx, ctx, { ...published, key: draft.key, definition: draft.definition });
  return draft.key;
}

async function requireQuiet(tx: Tx, programId: string): Promise<void> {
  const [running] = await tx
    .select({ id: reevaluations.id })
    .from(reevaluations)
    .where(
      and(
        eq(reevaluations.programId, programId),
        eq(reevaluations.step, 'apply'),
        inArray(reevaluations.status, ['running', 'failed']),
      ),
    );
  if (running) throw conflict('reevaluation_running', 'Another rule is being applied to all history; wait for its end');
}

async function revisionOf(tx: Tx, programId: string): Promise<number> {
  const [program] = await tx
    .select({ revision: programs.catalogRevision })
    .from(programs)
    .where(eq(programs.id, programId));
  return program?.revision ?? 0;
}
