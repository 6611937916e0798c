import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { USER_ROLES } from '../enums.ts';
import { wordIn } from './checks.ts';
import { createdAt, idColumn, instant, minorUnits, updatedAt } from './columns.ts';
import { programs } from './programs.ts';

export type UserPreferences = { theme?: 'light' | 'dark' | 'auto'; notifications?: Record<string, boolean> };

/** A person in a program. A customer whom a partner made has no password until they register. */
export const users = pgTable(
  'users',
  {
    id: idColumn(),
    programId: uuid('program_id')
      .notNull()
      .references(() => programs.id),
    role: text('role', { enum: USER_ROLES }).notNull().default('customer'),
    externalId: text('external_id'),
    /** In small letters. */
    email: text('email'),
    name: text('name'),
    passwordHash: text('password_hash'),
    emailVerifiedAt: instant('email_verified_at'),
    disabledAt: instant('disabled_at'),
    anonymisedAt: instant('anonymised_at'),
    totalPoints: bigint('total_points', { mode: 'number' }).notNull().default(0),
    /** Completed cashback less completed clawbacks, in the program's currency. */
    totalCashbackMinor: minorUnits('total_cashback').notNull().default(sql`0`),
    /** The engine's memory of this customer: how many purchases, the first fact, and the last one folded. */
    purchaseCount: integer('purchase_count').notNull().default(0),
    firstFactAt: instant('first_fact_at'),
    lastFactAt: instant('last_fact_at'),
    lastFactId: uuid('last_fact_id'),
    preferences: jsonb('preferences').$type<UserPreferences>().notNull().default({}),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique('users_program_id_id_key').on(t.programId, t.id),
    uniqueIndex('users_program_external_id_key').on(t.programId, t.externalId).where(sql`${t.externalId} is not null`),
    uniqueIndex('users_program_email_key').on(t.programId, t.email).where(sql`${t.email} is not null`),
    index('users_program_created_idx').on(t.programId, t.createdAt, t.id),
    index('users_program_registered_idx')
      .on(t.programId, t.createdAt, t.id)
      .where(sql`password_hash is not null and anonymised_at is null`),
    index('users_program_unregistered_idx')
      .on(t.programId, t.createdAt, t.id)
      .where(sql`password_hash is null and anonymised_at is null`),
    index('users_program_anonymised_idx').on(t.programId, t.createdAt, t.id).where(sql`anonymised_at is not null`),
    index('users_program_admins_idx').on(t.programId).where(sql`role = 'admin'`),
    index('users_program_email_prefix_idx').on(t.programId, t.email.op('text_pattern_ops')),
    index('users_program_external_id_prefix_idx').on(t.programId, t.externalId.op('text_pattern_ops')),
    index('users_program_name_prefix_idx').on(t.programId, sql`lower(${t.name}) text_pattern_ops`),
    check('users_role_word', wordIn(t.role, USER_ROLES)),
    check('users_email_small', sql`${t.email} = lower(${t.email})`),
    check('users_purchase_count_range', sql`${t.purchaseCount} >= 0`),
    check('users_last_fact_whole', sql`(${t.lastFactAt} is null) = (${t.lastFactId} is null)`),
    check(
      'users_anonymised_empty',
      sql`${t.anonymisedAt} is null or (${t.email} is null and ${t.passwordHash} is null)`,
    ),
  ],
);
