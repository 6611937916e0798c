import type { Tx } from '#db/client.ts';
import { lockCatalog, raiseRevision } from '#server/kernel/catalog.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { publishAchievement } from '#server/loyalty/achievements/save-achievement.ts';
import { publishBadge } from '#server/loyalty/badges/save-badge.ts';
import { beginApplying, revisionOf } from './begin-walk.ts';
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
    if ((await revisionOf(tx, programId)) !== preview.catalogRevision) {
      throw conflict('preview_outdated', 'A rule was changed since this preview; make it again');
    }
    const draft = await publish(tx, ctx, programId, draftOf(preview));
    await raiseRevision(tx, programId);
    return { reevaluationId: await beginApplying(tx, ctx, { programId, draft, previewId }) };
  });
}

/** Answers the draft under the id it was published with. */
async function publish(tx: Tx, ctx: Context, programId: string, draft: Draft): Promise<Draft> {
  const { baseVersion: expectedVersion } = draft;
  const published = { programId, expectedVersion, counts: 'since_always' as const };
  if (draft.subject === 'badge') {
    const known = expectedVersion === 0 ? {} : { badgeId: draft.badgeId };
    const { badge } = await publishBadge(tx, ctx, { ...published, ...known, definition: draft.definition });
    return { ...draft, badgeId: badge.id };
  }
  await publishAchievement(tx, ctx, { ...published, key: draft.key, definition: draft.definition });
  return draft;
}
