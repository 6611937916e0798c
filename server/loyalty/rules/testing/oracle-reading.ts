/**
 * How the oracle reads facts: conditions interpreted from their definition, dates asked of `Intl` as text. Shares no code
 * with the engine on purpose.
 */
import type { CalendarUnit, Comparison, Condition } from '#server/loyalty/achievements/contract.ts';
import type { FoldableFact, PurchaseFact, PurchaseItem } from '../model.ts';

/** What the oracle knows of a customer at a moment, before its fact. */
export type Standing = {
  readonly points: number;
  readonly purchases: number;
  readonly firstAt: number | null;
  readonly unlocked: ReadonlySet<string>;
  readonly level: number;
};

const datesByZone = new Map<string, Map<number, string>>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-03-08 14` on the wall of a zone. */
function wallClock(zone: string, ms: number): string {
  const dates = datesByZone.get(zone) ?? new Map<number, string>();
  datesByZone.set(zone, dates);
  const known = dates.get(ms);
  if (known) return known;
  const format = formats.get(zone) ?? formatOf(zone);
  formats.set(zone, format);
  const text = format.format(ms);
  dates.set(ms, text);
  return text;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const style = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, ...style });
}

export function dateOf(zone: string, ms: number): string {
  return wallClock(zone, ms).slice(0, 10);
}

export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

/** Days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The Monday of an ISO week, found by walking back. */
function mondayOf(date: string): number {
  for (let day = dayNumber(date); ; day -= 1) {
    if (new Date(day * 86_400_000).getUTCDay() === 1) return day;
  }
}

/** Number of the calendar unit a date lies in, 1970-01-01 lying in number 0. */
export function unitNumber(unit: CalendarUnit, date: string): number {
  const [year = 0, month = 1] = date.split('-').map(Number);
  switch (unit) {
    case 'day':
      return dayNumber(date);
    case 'week':
      return (mondayOf(date) - mondayOf('1970-01-01')) / 7;
    case 'month':
      return (year - 1970) * 12 + month - 1;
    case 'quarter':
      return (year - 1970) * 4 + Math.ceil(month / 3) - 1;
    case 'year':
      return year - 1970;
  }
}

export type Subject = { readonly fact: FoldableFact; readonly zone: string; readonly standing: Standing };
type Seen = bigint | number | string | boolean | readonly string[] | null | undefined;

/** Whether a condition is true of a fact and the customer before it. */
export function isTrue(condition: Condition, subject: Subject): boolean {
  return judge(condition, (field) => read(field, subject));
}

/** Whether a condition is true of one line. */
export function isTrueOfItem(condition: Condition, item: PurchaseItem): boolean {
  const seen: Record<string, Seen> = { ...item };
  return judge(condition, (field) => seen[field]);
}

function judge(condition: Condition, look: (field: string) => Seen): boolean {
  if ('all' in condition) return condition.all.filter((part) => !judge(part, look)).length === 0;
  if ('any' in condition) return condition.any.filter((part) => judge(part, look)).length > 0;
  if ('not' in condition) return !judge(condition.not, look);
  return compare(look(condition.field) ?? null, condition);
}

type Verdict = (seen: Seen, wanted: unknown) => boolean;

const VERDICTS: Record<Comparison['op'], Verdict> = {
  eq: (seen, wanted) => same(seen, wanted),
  ne: (seen, wanted) => !same(seen, wanted),
  lt: (seen, wanted) => isNumber(seen) && Number(seen) < Number(wanted),
  lte: (seen, wanted) => isNumber(seen) && Number(seen) <= Number(wanted),
  gt: (seen, wanted) => isNumber(seen) && Number(seen) > Number(wanted),
  gte: (seen, wanted) => isNumber(seen) && Number(seen) >= Number(wanted),
  between: (seen, wanted) => isNumber(seen) && Number(seen) >= listed(wanted, 0) && Number(seen) <= listed(wanted, 1),
  in: (seen, wanted) => list(wanted).some((one) => same(seen, one)),
  nin: (seen, wanted) => list(wanted).every((one) => !same(seen, one)),
  contains: (seen, wanted) => typeof seen === 'string' && seen.split(String(wanted)).length > 1,
  startsWith: (seen, wanted) => typeof seen === 'string' && seen.indexOf(String(wanted)) === 0,
  hasAny: (seen, wanted) => list(seen).filter((one) => list(wanted).includes(one)).length > 0,
  hasAll: (seen, wanted) => list(wanted).filter((one) => !list(seen).includes(one)).length === 0,
  hasNone: (seen, wanted) => list(wanted).filter((one) => list(seen).includes(one)).length === 0,
  exists: (seen, wanted) => (seen !== null && list(seen).join('') !== '') === (wanted !== false),
};

function compare(seen: Seen, { op, value }: Comparison): boolean {
  return VERDICTS[op](seen, value);
}

function same(seen: Seen, wanted: unknown): boolean {
  return (
    seen !== null && typeof wanted === (isNumber(seen) ? 'number' : typeof seen) && String(seen) === String(wanted)
  );
}

function isNumber(seen: unknown): boolean {
  return typeof seen === 'bigint' || typeof seen === 'number';
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function listed(value: unknown, index: number): number {
  return Number(list(value)[index]);
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function read(field: string, subject: Subject): Seen {
  const { fact, zone, standing } = subject;
  const date = dateOf(zone, fact.occurredAt);
  const ofCustomer: Record<string, Seen> = {
    'customer.badgeLevel': standing.level,
    'customer.totalPoints': standing.points,
    'customer.purchaseCount': standing.purchases,
    'customer.achievementCount': standing.unlocked.size,
    'customer.tenureDays': tenure(subject),
    isFirstPurchase: standing.purchases === 0,
    dayOfWeek: DAYS[new Date(`${date}T12:00:00Z`).getUTCDay()],
    hour: Number(wallClock(zone, fact.occurredAt).slice(11, 13)),
  };
  if (field in ofCustomer) return ofCustomer[field];
  return fact.kind === 'purchase' ? readPurchase(field, fact) : fact.kind === 'activity' ? fact.value : null;
}

/** Days between the customer's first day and this one. */
export function tenure({ fact, zone, standing }: Subject): number {
  return daysBetween(dateOf(zone, standing.firstAt ?? fact.occurredAt), dateOf(zone, fact.occurredAt));
}

function readPurchase(field: string, purchase: PurchaseFact): Seen {
  const { items } = purchase;
  switch (field) {
    case 'itemCount':
      return items.flatMap((item) => Array(item.quantity).fill(1)).length;
    case 'sku':
    case 'category':
      return items.flatMap((item) => item[field] ?? []);
    case 'amount':
      return purchase.amount;
    case 'currency':
      return purchase.currency;
    case 'channel':
      return purchase.channel;
    default:
      throw new Error(`the oracle does not know ${field}`);
  }
}
