import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { DELIVERY_OUTCOMES, DELIVERY_STATUSES, EVENT_TYPES, WEBHOOK_DISABLED_REASONS } from '../enums.ts';
import { wordIn } from './checks.ts';
import { createdAt, idColumn, instant, updatedAt } from './columns.ts';
import { events } from './events.ts';
import { programs } from './programs.ts';

/** Where a program wants to be told of events. Never removed: deleted, it has lost its secrets and hears nothing. */
export const webhookEndpoints = pgTable(
  'webhook_endpoints',
  {
    id: idColumn(),
    programId: uuid('program_id')
      .notNull()
      .references(() => programs.id),
    url: text('url').notNull(),
    description: text('description'),
    /** Null: every event, also kinds that do not exist yet. */
    eventTypes: text('event_types', { enum: EVENT_TYPES }).array(),
    isActive: boolean('is_active').notNull(),
    /** Encrypted for this row alone; it must be used again, so a hash would not do. */
    sealedSecret: text('sealed_secret'),
    previousSealedSecret: text('previous_sealed_secret'),
    /** Until then the previous secret signs as well. */
    previousSecretUntil: instant('previous_secret_until'),
    /** The first failure since the last success. */
    failingSince: instant('failing_since'),
    disabledAt: instant('disabled_at'),
    disabledReason: text('disabled_reason', { enum: WEBHOOK_DISABLED_REASONS }),
    /** Until then one worker sends for it; nobody else begins. */
    turnUntil: instant('turn_until'),
    deletedAt: instant('deleted_at'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique('webhook_endpoints_program_id_id_key').on(t.programId, t.id),
    index('webhook_endpoints_program_idx').on(t.programId, t.createdAt, t.id),
    check(
      'webhook_endpoints_event_types_words',
      sql`${t.eventTypes} <@ array[${sql.raw(EVENT_TYPES.map((type) => `'${type}'`).join(', '))}]::text[]`,
    ),
    check('webhook_endpoints_disabled_word', wordIn(t.disabledReason, WEBHOOK_DISABLED_REASONS)),
    check(
      'webhook_endpoints_disabled_whole',
      sql`${t.isActive} = (${t.disabledAt} is null and ${t.deletedAt} is null) and (${t.disabledAt} is null) = (${t.disabledReason} is null)`,
    ),
    check(
      'webhook_endpoints_previous_whole',
      sql`(${t.previousSealedSecret} is null) = (${t.previousSecretUntil} is null)`,
    ),
    check('webhook_endpoints_secret_until_deleted', sql`(${t.sealedSecret} is null) = (${t.deletedAt} is not null)`),
  ],
);

/** One event for one endpoint, made by a trigger in the transaction that writes the event. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    endpointId: uuid('endpoint_id').notNull(),
    /** The `webhook-id` as well: the same at every attempt. */
    eventId: uuid('event_id').notNull(),
    programId: uuid('program_id').notNull(),
    eventType: text('event_type', { enum: EVENT_TYPES }).notNull(),
    status: text('status', { enum: DELIVERY_STATUSES }).notNull().default('pending'),
    attempts: integer('attempts').notNull().default(0),
    /** When it is due; while it is being sent, when its worker is given up. */
    nextAttemptAt: instant('next_attempt_at'),
    /** When it first arrived. */
    deliveredAt: instant('delivered_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'webhook_deliveries_pkey', columns: [t.endpointId, t.eventId] }),
    index('webhook_deliveries_endpoint_idx').on(t.endpointId, t.createdAt, t.eventId),
    index('webhook_deliveries_failed_idx').on(t.endpointId, t.createdAt, t.eventId).where(sql`status = 'failed'`),
    index('webhook_deliveries_due_idx').on(t.endpointId, t.nextAttemptAt).where(sql`status = 'pending'`),
    foreignKey({
      name: 'webhook_deliveries_endpoint_fk',
      columns: [t.programId, t.endpointId],
      foreignColumns: [webhookEndpoints.programId, webhookEndpoints.id],
    }),
    foreignKey({ name: 'webhook_deliveries_event_fk', columns: [t.eventId], foreignColumns: [events.id] }),
    check('webhook_deliveries_status_word', wordIn(t.status, DELIVERY_STATUSES)),
    check('webhook_deliveries_attempts_range', sql`${t.attempts} >= 0`),
    check('webhook_deliveries_pending_whole', sql`(${t.status} = 'pending') = (${t.nextAttemptAt} is not null)`),
    check('webhook_deliveries_delivered_whole', sql`${t.status} <> 'delivered' or ${t.deliveredAt} is not null`),
  ],
);

/** One call of an endpoint, and how it ended. */
export const webhookAttempts = pgTable(
  'webhook_attempts',
  {
    id: idColumn(),
    endpointId: uuid('endpoint_id').notNull(),
    eventId: uuid('event_id').notNull(),
    attempt: integer('attempt').notNull(),
    outcome: text('outcome', { enum: DELIVERY_OUTCOMES }).notNull(),
    responseStatus: integer('response_status'),
    responseExcerpt: text('response_excerpt'),
    error: text('error'),
    startedAt: instant('started_at').notNull(),
    durationMs: integer('duration_ms'),
  },
  (t) => [
    unique('webhook_attempts_delivery_attempt_key').on(t.endpointId, t.eventId, t.attempt),
    foreignKey({
      name: 'webhook_attempts_delivery_fk',
      columns: [t.endpointId, t.eventId],
      foreignColumns: [webhookDeliveries.endpointId, webhookDeliveries.eventId],
    }),
    check('webhook_attempts_outcome_word', wordIn(t.outcome, DELIVERY_OUTCOMES)),
    check('webhook_attempts_attempt_range', sql`${t.attempt} >= 1`),
  ],
);
