/** The rows of one achievement: which cycle a fact counts for, when it is complete, and what follows it. */
import type { CalendarUnit } from '#server/loyalty/achievements/contract.ts';
import { unitIndex, type Zone } from './calendar.ts';
import type { CountedAchievement } from './catalogue.ts';
import type { CycleRow, FactRef } from './model.ts';
import { type Contribution, counted, NOTHING, type Tally } from './tally.ts';

/** One fact completes at most so many cycles; what is beyond stays in the last of them. */
export const MAX_COMPLETIONS_PER_FACT = 100;

/** The moment of a fact, as rows need it. */
export type Happening = {
  readonly at: number;
  readonly day: number;
  readonly fact: FactRef;
  /** Points an unlock grants now, the badge's multiplier applied. */
  readonly points: number;
};

/** A row that moved: what its progress was before, and the row now. */
export type Move = { readonly before: bigint; readonly row: CycleRow; readonly isUnlock: boolean };

/** Where a fact counts: on an open cycle, on beyond an unlock, or nowhere any more. */
type Place =
  | { readonly kind: 'open'; readonly cycle: number; readonly tally: Tally }
  | { readonly kind: 'beyond'; readonly row: CycleRow }
  | { readonly kind: 'closed' }
  | { readonly kind: 'spent'; readonly unit: CalendarUnit; readonly index: number };

/** Finds the cycle that a fact on `day` counts for. */
export function placeOf(achievement: CountedAchievement, rows: readonly CycleRow[], day: number, zone: Zone): Place {
  const { recurrence } = achievement;
  if (recurrence.kind !== 'onCompletion') {
    const cycle = recurrence.kind === 'once' ? 1 : unitIndex(recurrence.unit, day);
    return placeOn(
      achievement,
      rows.findLast((row) => row.cycle === cycle),
      cycle,
    );
  }
  const latest = rows.at(-1);
  if (!latest || latest.unlockedAt === null) return placeOn(achievement, latest, latest?.cycle ?? 1);
  if (completions(rows) >= recurrence.max) return placeOn(achievement, latest, latest.cycle);
  const unit = unitCountedOnce(achievement);
  if (unit !== null) {
    const index = unitIndex(unit, zone.dayOf(latest.unlockedAt));
    if (index === unitIndex(unit, day)) return { kind: 'spent', unit, index };
  }
  return { kind: 'open', cycle: latest.cycle + 1, tally: NOTHING };
}

function placeOn(achievement: CountedAchievement, row: CycleRow | undefined, cycle: number): Place {
  const goesOn = row !== undefined && achievement.continues.has(row.version);
  if (row?.unlockedAt == null) return { kind: 'open', cycle, tally: goesOn ? row : NOTHING };
  return goesOn && achievement.isSteady ? { kind: 'beyond', row } : { kind: 'closed' };
}

/** A day, week or month counts for one cycle only: the unit that completed a cycle does not begin the next. */
function unitCountedOnce({ counter }: CountedAchievement): CalendarUnit | null {
  if (counter.kind === 'streak') return counter.unit;
  return counter.kind === 'distinct' && counter.of === 'day' ? 'day' : null;
}

function completions(rows: readonly CycleRow[]): number {
  return rows.reduce((count, row) => (row.unlockedAt === null ? count : count + 1), 0);
}

/** The moves a contribution makes, in order: one row, or several where a surplus completes further cycles. */
export function movesOf(
  achievement: CountedAchievement,
  rows: readonly CycleRow[],
  place: Extract<Place, { kind: 'open' | 'beyond' }>,
  added: Contribution,
  happening: Happening,
): Move[] {
  if (place.kind === 'beyond') {
    const { progress } = counted(achievement, place.row, added, happening.day);
    return [{ before: place.row.progress, row: { ...place.row, progress }, isUnlock: false }];
  }
  const moves: Move[] = [];
  let room = roomFor(achievement, rows);
  let { cycle, tally } = place;
  let next = counted(achievement, tally, added, happening.day);
  while (next.progress >= achievement.target) {
    room -= 1;
    const rest = room > 0 ? next.progress - achievement.target : 0n;
    moves.push(unlockMove(achievement, cycle, tally.progress, next.progress - rest, happening));
    if (rest === 0n) return moves;
    cycle += 1;
    tally = NOTHING;
    next = counted(achievement, tally, { kind: 'sum', amount: rest }, happening.day);
  }
  moves.push({ before: tally.progress, row: openRow(achievement, cycle, next), isUnlock: false });
  return moves;
}

/** How many cycles this fact may complete, the open one included; more than one only where the surplus is carried. */
function roomFor({ recurrence }: CountedAchievement, rows: readonly CycleRow[]): number {
  if (recurrence.kind !== 'onCompletion' || !recurrence.carryExcess) return 1;
  return Math.min(recurrence.max - completions(rows), MAX_COMPLETIONS_PER_FACT);
}

function unlockMove(
  achievement: CountedAchievement,
  cycle: number,
  before: bigint,
  progress: bigint,
  { at, fact, points }: Happening,
): Move {
  const open = openRow(achievement, cycle, { progress, memo: null });
  return { before, row: { ...open, unlockedAt: at, unlockedBy: fact, points }, isUnlock: true };
}

function openRow({ id, version, target }: CountedAchievement, cycle: number, { progress, memo }: Tally): CycleRow {
  return {
    achievementId: id,
    cycle,
    version,
    progress,
    target,
    memo,
    unlockedAt: null,
    unlockedBy: null,
    points: 0,
  };
}

/** Rows with one put in its place, by ascending cycle. */
export function withRow(rows: readonly CycleRow[], row: CycleRow): CycleRow[] {
  const index = rows.findLastIndex((known) => known.cycle <= row.cycle);
  if (rows[index]?.cycle === row.cycle) return rows.with(index, row);
  return rows.toSpliced(index + 1, 0, row);
}
