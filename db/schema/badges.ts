import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { FACT_KINDS } from '../enums.ts';
import { wordIn } from './checks.ts';
import { createdAt, idColumn, instant, updatedAt } from './columns.ts';
import { programs } from './programs.ts';
import { users } from './users.ts';

/** A rung of the status ladder, as it stands now. */
export const badges = pgTable(
  'badges',
  {
    id: idColumn(),
    programId: uuid('program_id')
      .notNull()
      .references(() => programs.id),
    level: integer('level').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull(),
    icon: text('icon').notNull(),
    color: text('color').notNull(),
    pointsRequired: integer('points_required').notNull(),
    achievementsRequired: integer('achievements_required').notNull(),
    benefits: jsonb('benefits').$type<unknown>().notNull(),
    isActive: boolean('is_active').notNull(),
    version: integer('version').notNull(),
    archivedAt: instant('archived_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique('badges_program_id_id_key').on(t.programId, t.id),
    uniqueIndex('badges_program_level_key').on(t.programId, t.level).where(sql`${t.archivedAt} is null`),
    check('badges_level_range', sql`${t.level} between 1 and 1000`),
    check('badges_points_range', sql`${t.pointsRequired} >= 0`),
    check('badges_achievements_range', sql`${t.achievementsRequired} >= 0`),
    check('badges_color_form', sql`${t.color} ~ '^#[0-9a-f]{6}$'`),
    check('badges_archived_inactive', sql`${t.archivedAt} is null or not ${t.isActive}`),
  ],
);

/** Every form a badge ever had; rows are never changed. `effectiveFrom` null: since always. */
export const badgeVersions = pgTable(
  'badge_versions',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    badgeId: uuid('badge_id').notNull(),
    version: integer('version').notNull(),
    definition: jsonb('definition').$type<unknown>().notNull(),
    effectiveFrom: instant('effective_from'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('badge_versions_badge_version_key').on(t.badgeId, t.version),
    foreignKey({
      name: 'badge_versions_badge_fk',
      columns: [t.programId, t.badgeId],
      foreignColumns: [badges.programId, badges.id],
    }),
    check('badge_versions_version_range', sql`${t.version} >= 1`),
  ],
);

/** A rung a customer reached. A reversal marks it revoked; reached again, it is a new row. */
export const userBadges = pgTable(
  'user_badges',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    userId: uuid('user_id').notNull(),
    badgeId: uuid('badge_id').notNull(),
    badgeVersion: integer('badge_version').notNull(),
    earnedAt: instant('earned_at').notNull(),
    earnedFactKind: text('earned_fact_kind', { enum: FACT_KINDS }).notNull(),
    earnedFactId: uuid('earned_fact_id').notNull(),
    isCurrent: boolean('is_current').notNull(),
    revokedAt: instant('revoked_at'),
    revokedFactKind: text('revoked_fact_kind', { enum: FACT_KINDS }),
    revokedFactId: uuid('revoked_fact_id'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('user_badges_earned_once_key').on(t.userId, t.badgeId).where(sql`${t.revokedAt} is null`),
    uniqueIndex('user_badges_one_current_key').on(t.userId).where(sql`${t.isCurrent}`),
    index('user_badges_user_idx').on(t.userId, t.earnedAt),
    index('user_badges_badge_idx').on(t.badgeId),
    index('user_badges_holders_idx').on(t.badgeId, t.userId).where(sql`is_current`),
    foreignKey({
      name: 'user_badges_user_fk',
      columns: [t.programId, t.userId],
      foreignColumns: [users.programId, users.id],
    }),
    foreignKey({
      name: 'user_badges_version_fk',
      columns: [t.badgeId, t.badgeVersion],
      foreignColumns: [badgeVersions.badgeId, badgeVersions.version],
    }),
    check('user_badges_earned_kind_word', wordIn(t.earnedFactKind, FACT_KINDS)),
    check('user_badges_revoked_not_current', sql`${t.revokedAt} is null or not ${t.isCurrent}`),
    check('user_badges_revoked_whole', sql`(${t.revokedAt} is null) = (${t.revokedFactId} is null)`),
  ],
);
