/**
 * A second opinion on the whole engine: slow, written from the rules alone, and with no running totals. At every moment
 * everything is worked out again from the list of what happened. Only tests use it.
 */
import type { AchievementVersion, BadgeVersion, CatalogueRows } from '../catalogue.ts';
import type { Fact, FactRef, FoldableFact, PurchaseFact, RefundFact } from '../model.ts';
import { achievementsAt, badgesAt, cashbackAt, targetIn } from './oracle-catalogue.ts';
import { type Entry, type Held, type OracleRow, rowsFrom } from './oracle-cycles.ts';
import { entriesOf, isAdmitted } from './oracle-entries.ts';
import type { Standing, Subject } from './oracle-reading.ts';

/** A fact, what is left of it, and the unlocks that must stand although refunds may have undone them. */
type Moment = { readonly fact: FoldableFact; readonly left: FoldableFact | null; readonly kept: readonly OracleRow[] };
type Reading = { readonly version: AchievementVersion; readonly count: number };

type OracleBadge = {
  readonly badgeId: string;
  readonly level: number;
  readonly version: number;
  readonly fact: FactRef;
};

/** What is known once a moment has passed. */
type Page = {
  readonly moment: Moment;
  readonly entries: readonly Entry[];
  readonly readings: readonly Reading[];
  readonly pointsPct: number;
  readonly rows: readonly OracleRow[];
  readonly badges: readonly OracleBadge[];
};

export type Told = {
  readonly rows: readonly OracleRow[];
  readonly badges: readonly OracleBadge[];
  readonly points: number;
  readonly purchaseCount: number;
  readonly firstFactAt: number | null;
};

/** What the rules say of a customer to whom these facts happened. */
export function tell(catalogue: CatalogueRows, facts: readonly Fact[]): Told {
  const pages = pagesOf(catalogue, facts.toSorted(inOrder));
  const { rows = [], badges = [] } = pages.at(-1) ?? {};
  const { points, purchases, firstAt } = standingAfter(pages);
  return { rows, badges, points, purchaseCount: purchases, firstFactAt: firstAt };
}

/** What a purchase earns back at its turn, with the badge held after its own unlocks. */
export function tellCashback(catalogue: CatalogueRows, facts: readonly Fact[], purchase: PurchaseFact): bigint {
  const past = facts.toSorted(inOrder).filter((fact) => inOrder(fact, purchase) <= 0);
  const page = pagesOf(catalogue, past).at(-1);
  const left = page?.moment.left;
  const rule = cashbackAt(catalogue, purchase.currency, purchase.occurredAt)?.definition;
  if (left?.kind !== 'purchase' || !rule) return 0n;
  const rate = Math.max(...rule.bands.filter(({ from }) => BigInt(from) <= left.amount).map(({ from }) => from));
  const band = rule.bands.find(({ from }) => from === rate)?.rateBps ?? 0;
  const benefits = wornBadge(catalogue, purchase.occurredAt, page?.badges ?? [])?.definition.benefits;
  const millionths = (band + (benefits?.cashbackBonusBps ?? 0)) * Math.round((benefits?.cashbackMultiplier ?? 1) * 100);
  const doubled = (left.amount * BigInt(millionths) * 2n + 1_000_000n) / 1_000_000n;
  const amount = doubled / 2n;
  if (amount < BigInt(rule.minimum ?? 0)) return 0n;
  return rule.cap !== null && amount > BigInt(rule.cap) ? BigInt(rule.cap) : amount;
}

function inOrder(a: Fact, b: Fact): number {
  return a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function pagesOf(catalogue: CatalogueRows, facts: readonly Fact[]): Page[] {
  const refunds = facts.filter((fact): fact is RefundFact => fact.kind === 'refund');
  const last = refunds.at(-1);
  const before = last ? (pagesOf(catalogue, facts.slice(0, facts.indexOf(last))).at(-1)?.rows ?? []) : [];
  const kept = before.filter((row) => row.unlockedAt !== null && isKept(catalogue, row));
  const moments = facts.flatMap((fact): Moment[] => {
    if (fact.kind === 'refund') return [];
    const left = fact.kind === 'purchase' ? leftOf(fact, refunds) : fact;
    return [{ fact, left, kept: kept.filter((row) => row.unlockedBy?.id === fact.id) }];
  });
  const pages: Page[] = [];
  for (const moment of moments) pages.push(turn(catalogue, pages, moment));
  return pages;
}

function isKept({ achievements }: CatalogueRows, row: OracleRow): boolean {
  const own = achievements.filter(({ achievementId }) => achievementId === row.achievementId);
  return own.some(({ version, definition }) => version === row.version && definition.reversal === 'keep');
}

function leftOf(purchase: PurchaseFact, refunds: readonly RefundFact[]): PurchaseFact | null {
  const own = refunds.filter(({ purchaseId }) => purchaseId === purchase.id);
  const back = own.map(({ amount }) => amount).reduce((a, b) => a + b, 0n);
  const gone = (index: number) =>
    own.flatMap(({ lines }) => lines ?? []).reduce((sum, line) => sum + (line.index === index ? line.quantity : 0), 0);
  const items = purchase.items.map((item) => ({ ...item, quantity: item.quantity - gone(item.index) }));
  if (back >= purchase.amount) return null;
  return { ...purchase, amount: purchase.amount - back, items: items.filter(({ quantity }) => quantity > 0) };
}

function standingAfter(pages: readonly Page[]): Omit<Standing, 'level'> {
  const present = pages.flatMap(({ moment: { left } }) => left ?? []).filter(({ kind }) => kind !== 'adjustment');
  const rows = pages.at(-1)?.rows ?? [];
  const given = pages.flatMap(({ moment: { fact } }) => (fact.kind === 'adjustment' ? [fact.points] : []));
  return {
    points: [...given, ...rows.map((row) => row.points)].reduce((a, b) => a + b, 0),
    purchases: present.filter(({ kind }) => kind === 'purchase').length,
    firstAt: present[0]?.occurredAt ?? null,
    unlocked: new Set(rows.filter((row) => row.unlockedAt !== null).map((row) => row.achievementId)),
  };
}

function wornBadge(catalogue: CatalogueRows, at: number, badges: readonly OracleBadge[]): BadgeVersion | undefined {
  const worn = badgesAt(catalogue, at).filter(({ badgeId }) => badges.some((badge) => badge.badgeId === badgeId));
  return worn.sort((a, b) => b.definition.level - a.definition.level)[0];
}

function turn(catalogue: CatalogueRows, pages: readonly Page[], moment: Moment): Page {
  const { fact } = moment;
  const held = wornBadge(catalogue, fact.occurredAt, pages.at(-1)?.badges ?? []);
  const standing = { ...standingAfter(pages), level: held?.definition.level ?? 0 };
  const subject = { fact, zone: catalogue.program.timeZone, standing };
  const entries = entriesOf(catalogue, moment.left, subject, pages.length);
  const pointsPct = Math.round((held?.definition.benefits.pointsMultiplier ?? 1) * 100);
  const page = { moment, entries, readings: [], pointsPct, rows: [], badges: [] };
  const counted = rowsOf(catalogue, [...pages, page]);
  const isNew = counted.some((row) => row.unlockedBy?.id === fact.id);
  const isLive = fact.kind !== 'adjustment' && (moment.left !== null || isNew || moment.kept.length > 0);
  const readings = isLive ? settle(catalogue, [...pages, page], subject) : [];
  const rows = rowsOf(catalogue, [...pages, { ...page, readings }]);
  const read = { ...page, readings, rows, badges: pages.at(-1)?.badges ?? [] };
  return { ...read, badges: isLive || fact.kind === 'adjustment' ? climbed(catalogue, [...pages, read]) : read.badges };
}

function rowsOf(catalogue: CatalogueRows, pages: readonly Page[]): OracleRow[] {
  return [...new Set(catalogue.achievements.map((row) => row.achievementId))].flatMap((id) => {
    const entries = pages.flatMap((page) => page.entries.filter(({ version }) => version.achievementId === id));
    const held = pages.flatMap(({ moment }, index): Held[] => {
      const own = moment.kept.filter((row) => row.achievementId === id);
      return own.map((row) => ({ row, moment: index }));
    });
    const isComposite = catalogue.achievements.some(
      (row) => row.achievementId === id && row.definition.criteria.type === 'composite',
    );
    if (isComposite) return compositeRow(pages, id, held[0]) ?? [];
    return rowsFrom({ catalogue, entries, held, pointsAt: (moment, version) => pointsAt(pages, moment, version) });
  });
}

function pointsAt(pages: readonly Page[], moment: number, { definition }: AchievementVersion): number {
  return Math.floor((definition.points * (pages[moment]?.pointsPct ?? 100)) / 100 + 0.5);
}

function compositeRow(pages: readonly Page[], id: string, held: Held | undefined): OracleRow | undefined {
  const readings = pages.flatMap(({ readings, moment: { fact } }, index) =>
    readings.filter(({ version }) => version.achievementId === id).map((reading) => ({ ...reading, index, fact })),
  );
  const now = readings.at(-1)?.count ?? 0;
  const reached = readings.find(({ count, version }) => BigInt(count) >= targetIn(version));
  if (held && !(reached && reached.index <= held.moment)) return { ...held.row, progress: BigInt(now) };
  const shown = reached ?? readings.find(({ count }) => count === now);
  if (!shown || now === 0) return undefined;
  const { version, fact, index } = shown;
  return {
    achievementId: id,
    cycle: 1,
    version: version.version,
    progress: BigInt(now),
    target: targetIn(version),
    unlockedAt: reached ? fact.occurredAt : null,
    unlockedBy: reached ? { kind: fact.kind, id: fact.id } : null,
    points: reached ? pointsAt(pages, index, version) : 0,
  };
}

/** Reads composites over and over until no more of them unlocks. */
function settle(catalogue: CatalogueRows, pages: readonly Page[], subject: Subject): Reading[] {
  const idOf = new Map(catalogue.achievements.map((row) => [row.key, row.achievementId]));
  const open = achievementsAt(catalogue, subject.fact.occurredAt).filter((version) => isAdmitted(version, subject));
  const unlocked = new Set(standingAfter([...pages.slice(0, -1), withRows(catalogue, pages)]).unlocked);
  for (;;) {
    const readings = open.flatMap((version): Reading[] => {
      const { criteria } = version.definition;
      if (criteria.type !== 'composite') return [];
      return [{ version, count: criteria.of.filter((key) => unlocked.has(idOf.get(key) ?? '')).length }];
    });
    const fresh = readings.filter(({ version, count }) => BigInt(count) >= targetIn(version));
    const before = unlocked.size;
    for (const { version } of fresh) unlocked.add(version.achievementId);
    if (unlocked.size === before) return readings;
  }
}

function withRows(catalogue: CatalogueRows, pages: readonly Page[]): Page {
  const page = pages.at(-1);
  if (!page) throw new Error('there is a page');
  return { ...page, rows: rowsOf(catalogue, pages) };
}

function climbed(catalogue: CatalogueRows, pages: readonly Page[]): readonly OracleBadge[] {
  const { points, unlocked } = standingAfter(pages);
  const page = pages.at(-1);
  if (!page) return [];
  const { fact } = page.moment;
  const fresh = badgesAt(catalogue, fact.occurredAt).filter(
    ({ badgeId, definition }) =>
      !page.badges.some((badge) => badge.badgeId === badgeId) &&
      points >= definition.pointsRequired &&
      unlocked.size >= definition.achievementsRequired,
  );
  return [
    ...page.badges,
    ...fresh.map(({ badgeId, version, definition }) => ({
      badgeId,
      version,
      level: definition.level,
      fact: { kind: fact.kind, id: fact.id },
    })),
  ];
}
