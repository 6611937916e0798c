import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { ACHIEVEMENT_TIERS, ACHIEVEMENT_TYPES, FACT_KINDS, REVERSALS, VISIBILITIES } from '../enums.ts';
import { wordIn } from './checks.ts';
import { createdAt, idColumn, instant, minorUnits, updatedAt } from './columns.ts';
import { programs } from './programs.ts';
import { users } from './users.ts';

/** A goal, as it stands now. What it was before is in `achievement_versions`. */
export const achievements = pgTable(
  'achievements',
  {
    id: idColumn(),
    programId: uuid('program_id')
      .notNull()
      .references(() => programs.id),
    key: text('key').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull(),
    type: text('type', { enum: ACHIEVEMENT_TYPES }).notNull(),
    criteria: jsonb('criteria').$type<unknown>().notNull(),
    points: integer('points').notNull(),
    icon: text('icon').notNull(),
    tier: text('tier', { enum: ACHIEVEMENT_TIERS }).notNull(),
    isActive: boolean('is_active').notNull(),
    visibility: text('visibility', { enum: VISIBILITIES }).notNull().default('public'),
    scheduleFrom: instant('schedule_from'),
    scheduleTo: instant('schedule_to'),
    recurrence: jsonb('recurrence').$type<unknown>().notNull(),
    reversal: text('reversal', { enum: REVERSALS }).notNull().default('revoke'),
    audience: jsonb('audience').$type<unknown>(),
    version: integer('version').notNull(),
    archivedAt: instant('archived_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique('achievements_program_key_key').on(t.programId, t.key),
    unique('achievements_program_id_id_key').on(t.programId, t.id),
    index('achievements_active_idx').on(t.programId, t.isActive),
    check('achievements_type_word', wordIn(t.type, ACHIEVEMENT_TYPES)),
    check('achievements_tier_word', wordIn(t.tier, ACHIEVEMENT_TIERS)),
    check('achievements_visibility_word', wordIn(t.visibility, VISIBILITIES)),
    check('achievements_reversal_word', wordIn(t.reversal, REVERSALS)),
    check('achievements_points_range', sql`${t.points} between 0 and 1000000000`),
    check('achievements_schedule_order', sql`${t.scheduleFrom} < ${t.scheduleTo}`),
    check('achievements_archived_inactive', sql`${t.archivedAt} is null or not ${t.isActive}`),
  ],
);

/** Every form an achievement ever had; rows are never changed. `effectiveFrom` null: since always. */
export const achievementVersions = pgTable(
  'achievement_versions',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    achievementId: uuid('achievement_id').notNull(),
    version: integer('version').notNull(),
    definition: jsonb('definition').$type<unknown>().notNull(),
    effectiveFrom: instant('effective_from'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('achievement_versions_achievement_version_key').on(t.achievementId, t.version),
    foreignKey({
      name: 'achievement_versions_achievement_fk',
      columns: [t.programId, t.achievementId],
      foreignColumns: [achievements.programId, achievements.id],
    }),
    check('achievement_versions_version_range', sql`${t.version} >= 1`),
  ],
);

/** One cycle of one customer's way to an achievement; unlocked when `unlockedAt` stands. */
export const userAchievements = pgTable(
  'user_achievements',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    userId: uuid('user_id').notNull(),
    achievementId: uuid('achievement_id').notNull(),
    /** 1 for once, 1.. for onCompletion, the window's index for perWindow. */
    cycle: integer('cycle').notNull(),
    version: integer('version').notNull(),
    progress: minorUnits('progress').notNull(),
    target: minorUnits('target').notNull(),
    /** What the engine must remember besides a number (values seen, entries of a rolling window). */
    memo: jsonb('memo').$type<unknown>(),
    unlockedAt: instant('unlocked_at'),
    unlockedFactKind: text('unlocked_fact_kind', { enum: FACT_KINDS }),
    unlockedFactId: uuid('unlocked_fact_id'),
    points: integer('points').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique('user_achievements_cycle_key').on(t.userId, t.achievementId, t.cycle),
    index('user_achievements_achievement_idx').on(t.achievementId, t.unlockedAt),
    foreignKey({
      name: 'user_achievements_user_fk',
      columns: [t.programId, t.userId],
      foreignColumns: [users.programId, users.id],
    }),
    foreignKey({
      name: 'user_achievements_version_fk',
      columns: [t.achievementId, t.version],
      foreignColumns: [achievementVersions.achievementId, achievementVersions.version],
    }),
    check('user_achievements_progress_range', sql`${t.progress} >= 0`),
    check('user_achievements_fact_kind_word', wordIn(t.unlockedFactKind, FACT_KINDS)),
    check(
      'user_achievements_unlock_whole',
      sql`(${t.unlockedAt} is null) = (${t.unlockedFactId} is null) and (${t.unlockedAt} is null) = (${t.unlockedFactKind} is null)`,
    ),
    check('user_achievements_points_of_unlock', sql`${t.unlockedAt} is not null or ${t.points} = 0`),
  ],
);
