import { z } from 'zod';
import { operation, type PartnerContext, replyCreated } from '#server/api/partner-procedures.ts';
import { changed, changesOf } from '#server/api/rest/changes.ts';
import { answer, one } from '#server/api/rest/envelope.ts';
import { editVersion, replyVersion } from '#server/api/rest/etag.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { archiveBadge } from '#server/loyalty/badges/archive-badge.ts';
import { badgeDefinition } from '#server/loyalty/badges/contract.ts';
import { badgeById, type DefinedBadge, ladderOf } from '#server/loyalty/badges/queries.ts';
import { saveBadge } from '#server/loyalty/badges/save-badge.ts';
import { counts, versionFields } from './catalogue.ts';
import { BADGE_REQUEST } from './examples.ts';

const PATH = '/badges';
const PLACE = '/badges/{id}';
const named = z.strictObject({ id: z.uuid() });
const view = badgeDefinition.extend(versionFields).meta({ id: 'Badge' });
const INVALID = ['badge_value_out_of_range', 'multiplier_out_of_range', 'badge_level_taken', 'badge_requirements_fall'];

const create = operation('createBadge', {
  method: 'POST',
  path: PATH,
  scope: 'catalog:write',
  summary: 'Publish a new badge',
  success: [201],
  refusals: { 409: ['reevaluation_running'], 422: INVALID },
  conditional: true,
  examples: { request: BADGE_REQUEST },
})
  .input(badgeDefinition.extend({ counts }).meta({ id: 'NewBadge' }))
  .output(one(view))
  .mutation(async ({ ctx, input: { counts: counted, ...definition } }) => {
    const saved = await saveBadge(ctx, { programId: ctx.programId, definition, counts: counted });
    const answered = await readAnswer(ctx, saved.badge.id);
    replyCreated(ctx.reply, answered.links.self);
    return answered;
  });

const list = operation('listBadges', {
  method: 'GET',
  path: PATH,
  scope: 'catalog:read',
  summary: 'The ladder, from the lowest rung',
})
  .input(z.strictObject({}))
  .output(one(z.array(view)))
  .query(async ({ ctx }) => {
    requireMay(ctx.actor, 'catalog.read', ctx);
    return answer((await ladderOf(ctx.db, ctx.programId)).map(viewOf), { self: PATH });
  });

const get = operation('getBadge', {
  method: 'GET',
  path: PLACE,
  scope: 'catalog:read',
  summary: 'Read a badge',
  conditional: true,
})
  .input(named)
  .output(one(view))
  .query(({ ctx, input }) => {
    requireMay(ctx.actor, 'catalog.read', ctx);
    return readAnswer(ctx, input.id);
  });

const change = operation('changeBadge', {
  method: 'PATCH',
  path: PLACE,
  scope: 'catalog:write',
  summary: 'Publish a new version of a badge',
  description: 'Fields that are absent stay. `counts` says whether it counts from now, or for all of history.',
  refusals: {
    409: ['version_changed', 'badge_archived', 'reevaluation_running'],
    412: ['precondition_failed'],
    422: INVALID,
  },
  conditional: true,
  examples: { request: { pointsRequired: 15_000 } },
})
  .input(z.strictObject({ ...changesOf(badgeDefinition), counts, ...named.shape }).meta({ id: 'BadgeChange' }))
  .output(one(view))
  .mutation(async ({ ctx, input: { id, counts: counted, ...changes } }) => {
    const { programId } = ctx;
    const { badge, definition } = await badgeById(ctx.db, programId, id);
    const wanted = { programId, badgeId: id, definition: changed(definition, changes), counts: counted };
    await editVersion(ctx, badge.version, () => saveBadge(ctx, { ...wanted, expectedVersion: badge.version }));
    return readAnswer(ctx, id);
  });

const archive = operation('archiveBadge', {
  method: 'DELETE',
  path: PLACE,
  scope: 'catalog:write',
  summary: 'Archive a badge',
  description:
    'Nobody earns it any more, and its level is free. It stays in the history of those who had it. Again: nothing changes.',
  refusals: { 412: ['precondition_failed'] },
  conditional: true,
})
  .input(named)
  .output(one(view))
  .mutation(async ({ ctx, input: { id } }) => {
    const { programId } = ctx;
    const { version } = (await badgeById(ctx.db, programId, id)).badge;
    const expectedVersion = ctx.ifMatch === null ? undefined : version;
    await editVersion(ctx, version, () => archiveBadge(ctx, { programId, badgeId: id, expectedVersion }));
    return readAnswer(ctx, id);
  });

async function readAnswer(ctx: PartnerContext, id: string) {
  const found = await badgeById(ctx.db, ctx.programId, id);
  replyVersion(ctx, found.badge.version);
  return answer(viewOf(found), { self: `${PATH}/${id}` });
}

function viewOf({ badge, definition }: DefinedBadge): z.input<typeof view> {
  const { id, version, archivedAt, createdAt, updatedAt } = badge;
  const times = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  return { id, version, ...definition, archivedAt: archivedAt?.toISOString() ?? null, ...times };
}

export const badgeOperations = { create, list, get, change, archive };
