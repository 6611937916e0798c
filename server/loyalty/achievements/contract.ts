/**
 * The shape of an achievement as the catalogue stores it. Shapes only: whether a field exists, an operator suits it or
 * a composite closes a circle is decided in `rules.ts`, so that every refusal has a code of its own.
 */
import { z } from 'zod';
import { ACHIEVEMENT_TIERS, REVERSALS, VISIBILITIES } from '#db/enums.ts';

export const CALENDAR_UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export const STREAK_UNITS = ['day', 'week', 'month'] as const;
export const DISTINCTS = ['day', 'sku', 'category'] as const;
export const OPERATORS = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'in',
  'nin',
  'contains',
  'startsWith',
  'hasAny',
  'hasAll',
  'hasNone',
  'exists',
] as const;

export type CalendarUnit = (typeof CALENDAR_UNITS)[number];
export type Operator = (typeof OPERATORS)[number];

const scalar = z.union([z.string().max(255), z.number(), z.boolean()]);
const conditionValue = z.union([scalar, z.array(scalar).max(500)]);
export type ConditionValue = z.infer<typeof conditionValue>;

export type Comparison = { field: string; op: Operator; value?: ConditionValue };
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Comparison;

/** A tree of comparisons. `exists` takes true (the default) or false. */
export const condition: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(condition).max(50) }),
      z.strictObject({ any: z.array(condition).max(50) }),
      z.strictObject({ not: condition }),
      z.strictObject({ field: z.string().min(1).max(128), op: z.enum(OPERATORS), value: conditionValue.optional() }),
    ]),
  )
  .meta({ id: 'Condition' });

const instant = z.iso.datetime({ offset: true });

/** `from` counts, `to` no longer does. Days are calendar days of the program's time zone. */
export const window = z.union([
  z.literal('lifetime'),
  z.strictObject({ calendar: z.enum(CALENDAR_UNITS) }),
  z.strictObject({ rolling: z.int() }),
  z.strictObject({ from: instant, to: instant }),
  z.strictObject({ sinceFirst: z.int() }),
]);
export type Window = z.infer<typeof window>;

const shared = { target: z.int(), window: window.optional() };

export const achievementKey = z.string().regex(/^[a-z0-9](-?[a-z0-9]){0,62}$/, 'use small letters, digits and hyphens');

export const criteria = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('purchase'),
    ...shared,
    where: condition.optional(),
    distinct: z.enum(DISTINCTS).optional(),
  }),
  z.strictObject({
    type: z.literal('spending'),
    ...shared,
    measure: z.enum(['net', 'gross']),
    where: condition.optional(),
    items: condition.optional(),
  }),
  z.strictObject({
    type: z.literal('streak'),
    target: z.int(),
    unit: z.enum(STREAK_UNITS),
    where: condition.optional(),
  }),
  z.strictObject({
    type: z.literal('collection'),
    field: z.enum(['sku', 'category']),
    values: z.array(z.string().min(1).max(255)),
    need: z.int(),
    where: condition.optional(),
    window: window.optional(),
  }),
  z.strictObject({ type: z.literal('review'), ...shared }),
  z.strictObject({ type: z.literal('referral'), ...shared }),
  z.strictObject({
    type: z.literal('activity'),
    ...shared,
    event: z.string().regex(/^[a-z][a-z0-9_.-]{0,63}$/, 'use small letters, digits and . _ -'),
    measure: z.enum(['count', 'sum']),
    where: condition.optional(),
  }),
  z.strictObject({
    type: z.literal('composite'),
    op: z.enum(['all', 'any', 'atLeast']),
    n: z.int().optional(),
    of: z.array(achievementKey),
  }),
]);
export type Criteria = z.infer<typeof criteria>;

export const recurrence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once') }),
  z.strictObject({ kind: z.literal('perWindow') }),
  z.strictObject({ kind: z.literal('onCompletion'), max: z.int().optional(), carryExcess: z.boolean().default(false) }),
]);
export type Recurrence = z.infer<typeof recurrence>;

/** `from` counts, `to` no longer does. */
export const schedule = z.strictObject({ from: instant.optional(), to: instant.optional() });

/** One version of an achievement. Whoever is archived, drafted or switched off has `isActive` false. */
export const achievementDefinition = z.strictObject({
  name: z.string().trim().min(1).max(255),
  description: z.string().trim().max(2000).default(''),
  icon: z.string().min(1).max(64).default('award'),
  tier: z.enum(ACHIEVEMENT_TIERS).default('bronze'),
  points: z.int(),
  criteria,
  visibility: z.enum(VISIBILITIES).default('public'),
  schedule: schedule.nullable().default(null),
  recurrence: recurrence.default({ kind: 'once' }),
  reversal: z.enum(REVERSALS).default('revoke'),
  audience: condition.nullable().default(null),
  isActive: z.boolean().default(true),
});
export type AchievementDefinition = z.infer<typeof achievementDefinition>;
