/** Random catalogues: every type, window and recurrence, composites of composites, versions that take over midway. */
import fc from 'fast-check';
import {
  type AchievementDefinition,
  achievementDefinition,
  type Criteria,
  criteria,
  type Recurrence,
  type Window,
} from '#server/loyalty/achievements/contract.ts';
import type { AchievementVersion, BadgeVersion, CatalogueRows } from '../catalogue.ts';
import { badge, cashbackRule } from './builders.ts';
import { items, onCustomer, tree, where, whereActivity } from './random-conditions.ts';

const instant = fc.constantFrom(
  '2025-12-31T23:00:00Z',
  '2026-01-20T00:00:00Z',
  '2026-03-04T00:00:00Z',
  '2026-03-08T07:00:00Z',
  '2026-03-20T12:00:00+01:00',
);
const effective = fc.option(
  instant.map((iso) => Date.parse(iso)),
  { nil: null, freq: 5 },
);

const window: fc.Arbitrary<Window> = fc.oneof(
  fc.constant<Window>('lifetime'),
  fc
    .constantFrom('day' as const, 'week' as const, 'month' as const, 'quarter' as const, 'year' as const)
    .map((calendar) => ({ calendar })),
  fc.integer({ min: 1, max: 9 }).map((rolling) => ({ rolling })),
  fc.integer({ min: 1, max: 20 }).map((sinceFirst) => ({ sinceFirst })),
  fc.constantFrom<Window[]>(
    { from: '2026-01-02T00:00:00Z', to: '2026-03-14T10:00:00+02:00' },
    { from: '2026-03-08T07:00:00Z', to: '2026-04-20T00:00:00Z' },
  ),
);

const count = fc.integer({ min: 1, max: 4 });

const counted: fc.Arbitrary<Criteria> = fc
  .oneof(
    fc.record({ type: fc.constant('purchase' as const), target: count, window, where }),
    fc.record({
      type: fc.constant('purchase' as const),
      target: count,
      window,
      where,
      distinct: fc.constantFrom('day' as const, 'sku' as const, 'category' as const),
    }),
    fc.record({
      type: fc.constant('spending' as const),
      target: fc.constantFrom(5_000, 20_000, 60_000),
      measure: fc.constantFrom('net' as const, 'gross' as const),
      window,
      where,
      items,
    }),
    fc.record({
      type: fc.constant('streak' as const),
      target: count,
      unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
      where,
    }),
    fc.record({
      type: fc.constant('collection' as const),
      field: fc.constantFrom('sku' as const, 'category' as const),
      values: fc.constantFrom(['a', 'b', 'x'], ['a', 'b', 'c', 'x', 'y', 'z']),
      need: fc.integer({ min: 1, max: 3 }),
      where,
      window,
    }),
    fc.record({ type: fc.constant('review' as const), target: count, window }),
    fc.record({
      type: fc.constant('activity' as const),
      event: fc.constant('visit'),
      target: fc.integer({ min: 1, max: 30 }),
      measure: fc.constantFrom('count' as const, 'sum' as const),
      window,
      where: whereActivity,
    }),
  )
  .map((shape): Criteria => criteria.parse(JSON.parse(JSON.stringify(shape))));

const wish = fc.record({
  kind: fc.constantFrom('once' as const, 'once' as const, 'perWindow' as const, 'onCompletion' as const),
  max: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  carryExcess: fc.boolean(),
});

/** The wished recurrence as far as the criteria allow it. */
function recurrenceFor(
  criteria: Criteria,
  { kind, max, carryExcess }: { kind: Recurrence['kind']; max?: number; carryExcess: boolean },
): Recurrence {
  const window = 'window' in criteria ? criteria.window : undefined;
  if (kind === 'perWindow' && typeof window === 'object' && 'calendar' in window) return { kind };
  if (kind !== 'onCompletion') return { kind: 'once' };
  const isSum = criteria.type !== 'streak' && criteria.type !== 'collection' && !('distinct' in criteria);
  return { kind, max, carryExcess: carryExcess && isSum };
}

const settings = fc.record({
  points: fc.constantFrom(0, 25, 100, 155),
  reversal: fc.constantFrom('revoke' as const, 'revoke' as const, 'keep' as const),
  schedule: fc.option(
    fc.constantFrom({ from: '2026-01-03T00:00:00Z' }, { from: '2026-03-08T07:00:00Z' }, { to: '2026-03-08T07:00:00Z' }),
    {
      nil: null,
      freq: 2,
    },
  ),
  audience: fc.integer({ min: 0, max: 3 }).chain((n) => (n > 0 ? fc.constant(null) : tree(onCustomer))),
  isActive: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
});

/** How a later version may differ from the one before. */
const change = fc.record({
  effectiveFrom: effective,
  settings: fc.option(settings, { nil: undefined }),
  target: fc.option(count, { nil: undefined }),
  where,
  changesWhere: fc.boolean(),
});

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** A definition as it comes back from the database. */
function stored(definition: object): AchievementDefinition {
  return achievementDefinition.parse(JSON.parse(JSON.stringify(definition)));
}

function changed(
  definition: AchievementDefinition,
  { settings, target, where, changesWhere }: Change,
): AchievementDefinition {
  const { criteria } = definition;
  const aimed =
    target !== undefined && 'target' in criteria
      ? { ...criteria, target: criteria.target > 99 ? target * 9_000 : target }
      : criteria;
  const asked =
    changesWhere &&
    aimed.type !== 'composite' &&
    aimed.type !== 'review' &&
    aimed.type !== 'activity' &&
    aimed.type !== 'referral';
  return stored({ ...definition, ...settings, criteria: asked ? { ...aimed, where } : aimed });
}

const composite = fc.record({
  op: fc.constantFrom('all' as const, 'any' as const, 'atLeast' as const),
  n: fc.integer({ min: 1, max: 2 }),
  picks: fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 3 }),
});

const seed = fc.record({
  criteria: fc.oneof({ weight: 4, arbitrary: counted }, { weight: 1, arbitrary: composite }),
  wish,
  settings,
  changes: fc.array(change, { maxLength: 2 }),
  effectiveFrom: fc.option(
    instant.map((iso) => Date.parse(iso)),
    { nil: null, freq: 2 },
  ),
});

type Seed = typeof seed extends fc.Arbitrary<infer T> ? T : never;

function versionsOf(
  { criteria, wish, settings, changes, effectiveFrom }: Seed,
  index: number,
  keys: readonly string[],
): AchievementVersion[] {
  const key = keys[index] ?? '';
  const own = 'picks' in criteria ? compositeOf(criteria, index, keys) : criteria;
  let definition = stored({
    name: key,
    ...settings,
    criteria: own,
    recurrence: recurrenceFor(own, wish),
  });
  const rows = [{ achievementId: `id-${key}`, key, version: 1, effectiveFrom, definition }];
  for (const [step, one] of changes.entries()) {
    definition = changed(definition, one);
    rows.push({ achievementId: `id-${key}`, key, version: step + 2, effectiveFrom: one.effectiveFrom, definition });
  }
  return rows;
}

/** Made of achievements further on in the list, so that no circle closes. */
function compositeOf(
  { op, n, picks }: { op: 'all' | 'any' | 'atLeast'; n: number; picks: readonly number[] },
  index: number,
  keys: readonly string[],
): Criteria {
  const others = keys.slice(index + 1);
  const of = [...new Set(picks.flatMap((pick) => others[pick % Math.max(others.length, 1)] ?? []))];
  if (of.length === 0) return { type: 'purchase', target: 2 };
  return { type: 'composite', op, of, ...(op === 'atLeast' ? { n: Math.min(n, of.length) } : {}) };
}

const ladder: fc.Arbitrary<BadgeVersion[]> = fc
  .tuple(
    fc.integer({ min: 0, max: 150 }),
    fc.integer({ min: 0, max: 2 }),
    fc.constantFrom(1, 1.5, 2),
    effective,
    fc.boolean(),
  )
  .map(([points, achievements, multiplier, from, isActive]) => {
    const benefits = { pointsMultiplier: multiplier, cashbackBonusBps: 50, cashbackMultiplier: 1.25 };
    const second = badge(2, points + 60, achievements + 1, { benefits: { cashbackBonusBps: 125 } });
    const later = { ...badge(1, points, achievements, { benefits, isActive }), version: 2, effectiveFrom: from };
    return [badge(1, points, achievements, { benefits }), later, second];
  });

/** A catalogue of up to five achievements, two badges and cashback, in one of several time zones. */
export const randomCatalogue: fc.Arbitrary<CatalogueRows> = fc
  .record({
    timeZone: fc.constantFrom('Africa/Lagos', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'),
    seeds: fc.array(seed, { minLength: 1, maxLength: 5 }),
    badges: ladder,
    isReversed: fc.boolean(),
  })
  .map(({ timeZone, seeds, badges, isReversed }) => {
    const names = seeds.map((_, index) => `goal-${isReversed ? 9 - index : index}`);
    return {
      program: { currency: 'NGN', timeZone, rounding: 'half_up' as const },
      achievements: seeds.flatMap((one, index) => versionsOf(one, index, names)),
      badges,
      cashback: [
        cashbackRule(
          [
            [0, 133],
            [10_000, 250],
          ],
          { minimum: 20, cap: 1_200 },
        ),
      ],
    };
  });
