/** The state after a fact while it is being worked out. Private to one evaluation; shares what it does not change. */
import type { CompiledAchievement, CompiledBadge } from './catalogue.ts';
import { type Move, withRow } from './cycles.ts';
import { jsonNumber } from './edge.ts';
import type {
  Award,
  CustomerState,
  CycleRow,
  EarnedBadge,
  FactRef,
  Reason,
  TraceEntry,
  TraceOutcome,
} from './model.ts';
import { unlockedCount } from './state.ts';

const NO_ROWS: readonly CycleRow[] = [];

/** How it went for one subject of the trace. */
export type Verdict = { readonly outcome: TraceOutcome; readonly reasons: readonly Reason[] };

export class Draft {
  readonly fact: FactRef;
  readonly at: number;
  readonly awards: Award[] = [];
  readonly trace: TraceEntry[] = [];
  /** True once this fact unlocked something. */
  hasUnlocked = false;
  points: number;
  badges: readonly EarnedBadge[];
  readonly #before: CustomerState;
  #cycles: Map<string, readonly CycleRow[]> | null = null;

  constructor(before: CustomerState, fact: FactRef, at: number) {
    this.#before = before;
    this.fact = fact;
    this.at = at;
    this.points = before.totalPoints;
    this.badges = before.badges;
  }

  get cycles(): CustomerState['cycles'] {
    return this.#cycles ?? this.#before.cycles;
  }

  rowsOf(achievementId: string): readonly CycleRow[] {
    return this.cycles.get(achievementId) ?? NO_ROWS;
  }

  unlockedCount(): number {
    return unlockedCount(this.cycles);
  }

  /** Takes a row into the state, and its points where this fact unlocked it; awards tell of what was locked before. */
  move(achievement: CompiledAchievement, { before, row, isUnlock }: Move): void {
    this.#cycles ??= new Map(this.#before.cycles);
    this.#cycles.set(achievement.id, withRow(this.rowsOf(achievement.id), row));
    const isBeyond = row.unlockedAt !== null && !isUnlock;
    if (!isBeyond && before !== row.progress) this.awards.push(this.#progress(achievement, before, row));
    if (isUnlock) this.#unlock(achievement, row);
  }

  earn(badge: CompiledBadge): void {
    const { id: badgeId, level, version } = badge;
    this.badges = [...this.badges, { badgeId, level, version, earnedAt: this.at, earnedBy: this.fact }];
    this.awards.push({ kind: 'badge', fact: this.fact, version, badgeId, level });
  }

  tell({ subject }: { readonly subject: string }, { outcome, reasons }: Verdict): void {
    this.trace.push({ subject, outcome, reasons });
  }

  /** The state after the fact. `counts` says what the fact does to the customer's own columns. */
  close(counts: Pick<CustomerState, 'purchaseCount' | 'firstFactAt'>): CustomerState {
    return {
      totalPoints: this.points,
      purchaseCount: counts.purchaseCount,
      firstFactAt: counts.firstFactAt,
      lastFact: { at: this.at, id: this.fact.id },
      cycles: this.cycles,
      badges: this.badges,
    };
  }

  #progress({ id, key }: CompiledAchievement, before: bigint, row: CycleRow): Award {
    const { version, cycle, progress, target } = row;
    return {
      kind: 'progress',
      fact: this.fact,
      version,
      achievementId: id,
      key,
      cycle,
      before,
      after: progress,
      target,
    };
  }

  #unlock({ id, key }: CompiledAchievement, { version, cycle, points }: CycleRow): void {
    this.hasUnlocked = true;
    this.points += points;
    this.awards.push({ kind: 'unlock', fact: this.fact, version, achievementId: id, key, cycle, points });
    if (points !== 0) this.awards.push({ kind: 'points', fact: this.fact, version, achievementId: id, cycle, points });
  }
}

/** The reason every counted fact carries: how far it is to the target. */
export function progressReason(target: bigint, progress: bigint): Reason {
  return { field: 'progress', op: 'gte', expected: jsonNumber(target), observed: jsonNumber(progress) };
}
