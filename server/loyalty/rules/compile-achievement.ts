/** One version of an achievement, made ready to evaluate. */
import type { AchievementDefinition, Criteria, Recurrence, Window } from '#server/loyalty/achievements/contract.ts';
import type {
  AchievementVersion,
  CompiledAchievement,
  CompiledRecurrence,
  CompiledWindow,
  CompositeAchievement,
  CountedAchievement,
  Counter,
  Span,
} from './catalogue.ts';
import { compileCondition, compileItemCondition } from './conditions.ts';

type CountedCriteria = Exclude<Criteria, { type: 'composite' }>;
type CompositeCriteria = Extract<Criteria, { type: 'composite' }>;

/** Compiles a version; `continues` are the versions whose counting it goes on with. */
export function compileAchievement(
  row: AchievementVersion,
  continues: ReadonlySet<number>,
  idByKey: ReadonlyMap<string, string>,
): CountedAchievement | CompositeAchievement {
  const { criteria } = row.definition;
  const head = compileHead(row, continues);
  if (criteria.type === 'composite') return { ...head, of: idsOf(criteria, idByKey) };
  return compileCounted(head, row.definition, criteria);
}

function compileHead(row: AchievementVersion, continues: ReadonlySet<number>): CompiledAchievement {
  const { definition } = row;
  return {
    id: row.achievementId,
    key: row.key,
    subject: `achievement:${row.key}`,
    version: row.version,
    continues,
    target: BigInt(targetOf(definition.criteria)),
    points: definition.points,
    schedule: spanOf(definition.schedule ?? {}),
    audience: definition.audience === null ? null : compileCondition(definition.audience),
    reversal: definition.reversal,
  };
}

function compileCounted(
  head: CompiledAchievement,
  definition: AchievementDefinition,
  criteria: CountedCriteria,
): CountedAchievement {
  const window = compileWindow('window' in criteria ? (criteria.window ?? 'lifetime') : 'lifetime');
  const counter = compileCounter(criteria);
  const recurrence = compileRecurrence(definition.recurrence, window, counter);
  const where = 'where' in criteria && criteria.where ? compileCondition(criteria.where) : null;
  const isGross = criteria.type === 'spending' && criteria.measure === 'gross';
  const onlyGrows = recurrence.kind === 'perWindow' || (window.kind !== 'calendar' && window.kind !== 'rolling');
  return { ...head, where, window, recurrence, counter, isGross, isSteady: counter.kind === 'sum' && onlyGrows };
}

function idsOf(criteria: CompositeCriteria, idByKey: ReadonlyMap<string, string>): string[] {
  return criteria.of.flatMap((key) => idByKey.get(key) ?? []);
}

/** The number that progress has to reach: target, need, or how many parts of a composite. */
export function targetOf(criteria: Criteria): number {
  switch (criteria.type) {
    case 'collection':
      return criteria.need;
    case 'composite':
      return criteria.op === 'all'
        ? criteria.of.length
        : criteria.op === 'any'
          ? 1
          : (criteria.n ?? criteria.of.length);
    default:
      return criteria.target;
  }
}

/** The event an achievement counts; null for purchases and composites. */
export function eventOf(criteria: Criteria): string | null {
  if (criteria.type === 'review' || criteria.type === 'referral') return criteria.type;
  return criteria.type === 'activity' ? criteria.event : null;
}

function compileCounter(criteria: CountedCriteria): Counter {
  switch (criteria.type) {
    case 'purchase':
      if (criteria.distinct) return { kind: 'distinct', of: criteria.distinct, among: null };
      return { kind: 'sum', of: 'fact', items: null };
    case 'spending':
      return { kind: 'sum', of: 'amount', items: criteria.items ? compileItemCondition(criteria.items) : null };
    case 'streak':
      return { kind: 'streak', unit: criteria.unit };
    case 'collection':
      return { kind: 'distinct', of: criteria.field, among: criteria.values };
    case 'activity':
      return { kind: 'sum', of: criteria.measure === 'sum' ? 'value' : 'fact', items: null };
    default:
      return { kind: 'sum', of: 'fact', items: null };
  }
}

function compileWindow(window: Window): CompiledWindow {
  if (window === 'lifetime') return { kind: 'lifetime' };
  if ('calendar' in window) return { kind: 'calendar', unit: window.calendar };
  if ('rolling' in window) return { kind: 'rolling', days: window.rolling };
  if ('sinceFirst' in window) return { kind: 'sinceFirst', days: window.sinceFirst };
  return { kind: 'span', span: spanOf(window) };
}

function compileRecurrence(recurrence: Recurrence, window: CompiledWindow, counter: Counter): CompiledRecurrence {
  if (recurrence.kind === 'onCompletion') {
    const carryExcess = recurrence.carryExcess && counter.kind === 'sum';
    return { kind: 'onCompletion', max: recurrence.max ?? Infinity, carryExcess };
  }
  if (recurrence.kind === 'once') return recurrence;
  if (window.kind !== 'calendar') throw new Error('recurrence perWindow needs a calendar window');
  return { kind: 'perWindow', unit: window.unit };
}

function spanOf({ from, to }: { from?: string; to?: string }): Span {
  return { from: from ? Date.parse(from) : -Infinity, until: to ? Date.parse(to) : Infinity };
}

/**
 * What must stay the same for a new version to go on counting where the old one stood: the criteria apart from the
 * number to reach, and the kind of recurrence (decision 2). Equal texts mean equal counting.
 */
export function countingSignature({ criteria, recurrence }: AchievementDefinition): string {
  const { target: _target, need: _need, n: _n, ...counting } = { target: 0, need: 0, n: 0, ...criteria };
  return stableText({ counting, recurrence: recurrence.kind });
}

function stableText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    const isPlain = typeof part === 'object' && part !== null && !Array.isArray(part);
    return isPlain ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part;
  });
}
