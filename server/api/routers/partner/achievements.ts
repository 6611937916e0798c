import { z } from 'zod';
import { operation, type PartnerContext, replyCreated } from '#server/api/partner-procedures.ts';
import { changed, changesOf } from '#server/api/rest/changes.ts';
import { answer, many, one } from '#server/api/rest/envelope.ts';
import { editVersion, replyVersion } from '#server/api/rest/etag.ts';
import { listQuery, pageAnswer, pageAskedFor } from '#server/api/rest/lists.ts';
import { flag } from '#server/api/rest/query-words.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { archiveAchievement } from '#server/loyalty/achievements/archive-achievement.ts';
import { achievementDefinition, achievementKey } from '#server/loyalty/achievements/contract.ts';
import { achievementById, achievementsPage, type DefinedAchievement } from '#server/loyalty/achievements/queries.ts';
import { saveAchievement } from '#server/loyalty/achievements/save-achievement.ts';
import { counts, versionFields } from './catalogue.ts';
import { ACHIEVEMENT_REQUEST } from './examples.ts';

const PATH = '/achievements';
const PLACE = '/achievements/{id}';
const named = z.strictObject({ id: z.uuid() });
const view = achievementDefinition.extend({ key: z.string(), ...versionFields }).meta({ id: 'Achievement' });
/** What a definition may be refused for beyond its shape. */
const INVALID = [
  'points_out_of_range',
  'target_out_of_range',
  'amount_out_of_range',
  'days_out_of_range',
  'max_out_of_range',
  'collection_size_out_of_range',
  'collection_value_repeated',
  'need_out_of_range',
  'schedule_order',
  'window_order',
  'unknown_field',
  'operator_not_allowed',
  'value_of_wrong_type',
  'value_unknown',
  'condition_empty',
  'condition_too_deep',
  'condition_too_large',
  'recurrence_not_allowed',
  'recurrence_needs_window',
  'carry_not_allowed',
  'composite_size_out_of_range',
  'composite_repeats_key',
  'composite_unknown_key',
  'composite_cycle',
];

const create = operation('createAchievement', {
  method: 'POST',
  path: PATH,
  scope: 'catalog:write',
  summary: 'Publish a new achievement',
  success: [201],
  refusals: { 409: ['already_exists', 'reevaluation_running'], 422: INVALID },
  conditional: true,
  examples: { request: ACHIEVEMENT_REQUEST },
})
  .input(achievementDefinition.extend({ key: achievementKey, counts }).meta({ id: 'NewAchievement' }))
  .output(one(view))
  .mutation(async ({ ctx, input: { key, counts: counted, ...definition } }) => {
    const { programId } = ctx;
    const saved = await saveAchievement(ctx, { programId, key, definition, counts: counted, expectedVersion: 0 });
    const answered = await readAnswer(ctx, saved.achievement.id);
    replyCreated(ctx.reply, answered.links.self);
    return answered;
  });

const list = operation('listAchievements', {
  method: 'GET',
  path: PATH,
  scope: 'catalog:read',
  summary: 'List achievements',
})
  .input(
    listQuery(['-createdAt', 'createdAt'], {
      active: flag().optional(),
      archived: flag().optional().meta({ description: 'Archived ones are left out unless this is true.' }),
    }),
  )
  .output(many(view))
  .query(async ({ ctx, input }) => {
    requireMay(ctx.actor, 'catalog.read', ctx);
    const { active, archived } = input;
    const filters = { isActive: active, isArchived: archived ?? false };
    const page = await achievementsPage(ctx.db, ctx.programId, filters, pageAskedFor(ctx, PATH, input));
    return pageAnswer(ctx, PATH, input, page, viewOf);
  });

const get = operation('getAchievement', {
  method: 'GET',
  path: PLACE,
  scope: 'catalog:read',
  summary: 'Read an achievement',
  conditional: true,
})
  .input(named)
  .output(one(view))
  .query(({ ctx, input }) => {
    requireMay(ctx.actor, 'catalog.read', ctx);
    return readAnswer(ctx, input.id);
  });

const change = operation('changeAchievement', {
  method: 'PATCH',
  path: PLACE,
  scope: 'catalog:write',
  summary: 'Publish a new version of an achievement',
  description: 'Fields that are absent stay. `counts` says whether it counts from now, or for all of history.',
  refusals: {
    409: ['achievement_archived', 'version_changed', 'reevaluation_running'],
    412: ['precondition_failed'],
    422: INVALID,
  },
  conditional: true,
  examples: { request: { points: 250 } },
})
  .input(
    z.strictObject({ ...changesOf(achievementDefinition), counts, ...named.shape }).meta({ id: 'AchievementChange' }),
  )
  .output(one(view))
  .mutation(async ({ ctx, input: { id, counts: counted, ...changes } }) => {
    const { programId } = ctx;
    const { achievement, definition } = await achievementById(ctx.db, programId, id);
    const { key, version } = achievement;
    const wanted = { programId, key, definition: changed(definition, changes), counts: counted };
    await editVersion(ctx, version, () => saveAchievement(ctx, { ...wanted, expectedVersion: version }));
    return readAnswer(ctx, id);
  });

const archive = operation('archiveAchievement', {
  method: 'DELETE',
  path: PLACE,
  scope: 'catalog:write',
  summary: 'Archive an achievement',
  description: 'It does not progress any more; customers keep what they have of it.',
  refusals: { 409: ['achievement_in_use'], 412: ['precondition_failed'] },
  conditional: true,
})
  .input(named)
  .output(one(view))
  .mutation(async ({ ctx, input: { id } }) => {
    const { programId } = ctx;
    const { version } = (await achievementById(ctx.db, programId, id)).achievement;
    const expectedVersion = ctx.ifMatch === null ? undefined : version;
    await editVersion(ctx, version, () => archiveAchievement(ctx, { programId, achievementId: id, expectedVersion }));
    return readAnswer(ctx, id);
  });

async function readAnswer(ctx: PartnerContext, id: string) {
  const found = await achievementById(ctx.db, ctx.programId, id);
  replyVersion(ctx, found.achievement.version);
  return answer(viewOf(found), { self: `${PATH}/${id}` });
}

function viewOf({ achievement, definition }: DefinedAchievement): z.input<typeof view> {
  const { id, key, version, archivedAt, createdAt, updatedAt } = achievement;
  const times = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  return { id, key, version, ...definition, archivedAt: archivedAt?.toISOString() ?? null, ...times };
}

export const achievementOperations = { create, list, get, change, archive };
