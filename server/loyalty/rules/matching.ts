/** Does a fact count for an achievement, and how much? Reasons are gathered where it does not. */
import { unitIndex } from './calendar.ts';
import type { CompiledAchievement, CountedAchievement } from './catalogue.ts';
import { jsonNumber } from './edge.ts';
import type { PurchaseFact, Reason } from './model.ts';
import { distinctOf } from './observations.ts';
import type { Scene } from './scene.ts';
import type { Contribution } from './tally.ts';

/** True when schedule and audience admit the fact. */
export function isAdmitted({ schedule, audience }: CompiledAchievement, scene: Scene, reasons: Reason[]): boolean {
  if (!isWithin('schedule', schedule.from, schedule.until, scene.at, reasons)) return false;
  if (audience === null || audience.holds(scene)) return true;
  audience.explain(scene, true, reasons);
  return false;
}

/** What an admitted fact adds to a counted achievement; null when it does not match. */
export function contributionOf(
  achievement: CountedAchievement,
  scene: Scene,
  programCurrency: string,
  reasons: Reason[],
): Contribution | null {
  if (!isInWindow(achievement, scene, reasons)) return null;
  const { where, counter } = achievement;
  if (where !== null && !where.holds(scene)) {
    where.explain(scene, true, reasons);
    return null;
  }
  if (counter.kind === 'streak') return { kind: 'streak', unit: unitIndex(counter.unit, scene.local.day) };
  if (counter.kind === 'distinct') return distinctContribution(counter, scene, reasons);
  const amount = sumContribution(counter, scene, programCurrency, reasons);
  return amount === null ? null : { kind: 'sum', amount };
}

function isInWindow({ window }: CountedAchievement, scene: Scene, reasons: Reason[]): boolean {
  if (window.kind === 'span') return isWithin('window', window.span.from, window.span.until, scene.at, reasons);
  if (window.kind !== 'sinceFirst' || scene.tenureDays < window.days) return true;
  reasons.push({ field: 'customer.tenureDays', op: 'lt', expected: window.days, observed: scene.tenureDays });
  return false;
}

function isWithin(field: string, from: number, until: number, at: number, reasons: Reason[]): boolean {
  if (at >= from && at < until) return true;
  const missed =
    at < from ? { op: 'from', expected: instantText(from) } : { op: 'until', expected: instantText(until) };
  reasons.push({ field, ...missed, observed: instantText(at) });
  return false;
}

function instantText(ms: number): string {
  return new Date(ms).toISOString();
}

type SumCounter = Extract<CountedAchievement['counter'], { kind: 'sum' }>;
type DistinctCounter = Extract<CountedAchievement['counter'], { kind: 'distinct' }>;

function sumContribution(counter: SumCounter, scene: Scene, programCurrency: string, reasons: Reason[]): bigint | null {
  if (counter.of === 'fact') return 1n;
  if (counter.of === 'value') return positive('value', scene.activity?.value ?? null, reasons);
  const { purchase } = scene;
  if (purchase === null) return null;
  if (purchase.currency !== programCurrency) {
    reasons.push({ field: 'currency', op: 'eq', expected: programCurrency, observed: purchase.currency });
    return null;
  }
  if (counter.items === null) return purchase.amount;
  const eligible = positive('items.amount', eligibleAmount(counter.items, purchase), reasons);
  if (eligible === null) explainLines(counter.items, purchase, reasons);
  return eligible;
}

const EXPLAINED_LINES = 20;

/** Why no line matched, each comparison under the name of its line: `items.0.category`. */
function explainLines(items: NonNullable<SumCounter['items']>, purchase: PurchaseFact, reasons: Reason[]): void {
  for (const item of purchase.items.slice(0, EXPLAINED_LINES)) {
    if (items.holds(item)) continue;
    const ofLine: Reason[] = [];
    items.explain(item, true, ofLine);
    for (const reason of ofLine) reasons.push({ ...reason, field: `items.${item.index}.${reason.field}` });
  }
}

/** The sum of the matching lines, never more than what the purchase cost (or has left after refunds). */
function eligibleAmount(items: NonNullable<SumCounter['items']>, purchase: PurchaseFact): bigint {
  let sum = 0n;
  for (const item of purchase.items) if (items.holds(item)) sum += item.unitAmount * BigInt(item.quantity);
  return sum > purchase.amount ? purchase.amount : sum;
}

function positive(field: string, amount: bigint | null, reasons: Reason[]): bigint | null {
  if (amount !== null && amount > 0n) return amount;
  reasons.push({ field, op: 'gt', expected: 0, observed: amount === null ? null : jsonNumber(amount) });
  return null;
}

function distinctContribution(counter: DistinctCounter, scene: Scene, reasons: Reason[]): Contribution | null {
  if (counter.of === 'day') return { kind: 'distinct', values: [String(scene.local.day)] };
  const bought = distinctOf(scene.purchase?.items ?? [], counter.of);
  const { among } = counter;
  const values = among === null ? bought : bought.filter((value) => among.includes(value));
  if (values.length > 0) return { kind: 'distinct', values };
  const observed = bought.slice(0, 20);
  const wanted = among === null ? { op: 'exists', expected: true } : { op: 'hasAny', expected: among.slice(0, 20) };
  reasons.push({ field: counter.of, ...wanted, observed });
  return null;
}
