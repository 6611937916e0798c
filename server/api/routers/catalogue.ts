import { z } from 'zod';
import { adminProcedure, checkedByVerb, router } from '#server/api/trpc.ts';
import {
  achievementDetail,
  achievementRows,
  badgeDetail,
  badgeRows,
  cashbackRuleDetails,
} from '#server/insights/catalogue/queries.ts';
import { seenValues } from '#server/insights/catalogue/seen-queries.ts';
import { archiveAchievement } from '#server/loyalty/achievements/archive-achievement.ts';
import { type SaveAchievementInput, saveAchievement } from '#server/loyalty/achievements/save-achievement.ts';
import { archiveBadge } from '#server/loyalty/badges/archive-badge.ts';
import { type SaveBadgeInput, saveBadge } from '#server/loyalty/badges/save-badge.ts';
import { type TryAchievementInput, tryAchievement } from '#server/loyalty/reevaluations/try-achievement.ts';
import { type SaveCashbackRuleInput, saveCashbackRule } from '#server/payments/cashback/save-cashback-rule.ts';

const named = z.strictObject({ key: z.string().max(64) });
const badge = z.strictObject({ badgeId: z.uuid() });
/** For all of history a rule is published by way of a preview, which the re-evaluations know. */
const saved = { expectedVersion: z.int().min(0).optional() };
const savedAchievement = z.strictObject({
  key: z.string(),
  definition: checkedByVerb<SaveAchievementInput['definition']>(),
  ...saved,
});
const savedBadge = z.strictObject({
  badgeId: z.uuid().optional(),
  definition: checkedByVerb<SaveBadgeInput['definition']>(),
  ...saved,
});
const savedRule = z.strictObject({ definition: checkedByVerb<SaveCashbackRuleInput['definition']>(), ...saved });

const achievementProcedures = router({
  list: adminProcedure
    .input(z.strictObject({ archived: z.boolean().default(false) }))
    .query(({ ctx, input }) => achievementRows(ctx, { ...input, programId: ctx.person.programId })),
  read: adminProcedure
    .input(named)
    .query(({ ctx, input }) => achievementDetail(ctx, { ...input, programId: ctx.person.programId })),
  /** Publishes from now on. */
  save: adminProcedure.input(savedAchievement).mutation(async ({ ctx, input }) => {
    const { achievement, changed } = await saveAchievement(ctx, { ...input, programId: ctx.person.programId });
    return { key: achievement.key, version: achievement.version, changed };
  }),
  archive: adminProcedure.input(z.strictObject({ achievementId: z.uuid() })).mutation(async ({ ctx, input }) => {
    const { changed } = await archiveAchievement(ctx, { ...input, programId: ctx.person.programId });
    return { changed };
  }),
  /** What a draft would make of a customer's history, or of a purchase. Writes nothing. */
  try: adminProcedure
    .input(checkedByVerb<TryAchievementInput>())
    .mutation(({ ctx, input }) => tryAchievement(ctx, { trial: input, programId: ctx.person.programId })),
});

const badgeProcedures = router({
  list: adminProcedure.query(({ ctx }) => badgeRows(ctx, ctx.person.programId)),
  read: adminProcedure
    .input(badge)
    .query(({ ctx, input }) => badgeDetail(ctx, { ...input, programId: ctx.person.programId })),
  save: adminProcedure.input(savedBadge).mutation(async ({ ctx, input }) => {
    const { badge: kept, changed } = await saveBadge(ctx, { ...input, programId: ctx.person.programId });
    return { badgeId: kept.id, version: kept.version, changed };
  }),
  archive: adminProcedure.input(badge).mutation(async ({ ctx, input }) => {
    await archiveBadge(ctx, { ...input, programId: ctx.person.programId });
    return { badgeId: input.badgeId };
  }),
});

const cashbackRuleProcedures = router({
  list: adminProcedure.query(({ ctx }) => cashbackRuleDetails(ctx, ctx.person.programId)),
  save: adminProcedure.input(savedRule).mutation(async ({ ctx, input }) => {
    const { rule, changed } = await saveCashbackRule(ctx, { ...input, programId: ctx.person.programId });
    return { currency: rule.currency, version: rule.version, changed };
  }),
});

/** The rules of a program, as the console edits them. */
export const catalogueRouter = router({
  /** What the shop calls its channels, categories and products. */
  seen: adminProcedure.query(({ ctx }) => seenValues(ctx, ctx.person.programId)),
  achievements: achievementProcedures,
  badges: badgeProcedures,
  cashbackRules: cashbackRuleProcedures,
});
