/** Telling a customer's story in tests: facts in, and questions about what became of them. */
import type { CatalogueRows } from '../catalogue.ts';
import type { Award, CustomerState, CycleRow, Evaluation, Fact, TraceEntry } from '../model.ts';
import { replay } from '../replay.ts';
import { compileTimeline } from '../timeline.ts';

/** A customer after facts, in order of time, refunds among them. */
export class Story {
  readonly state: CustomerState;
  readonly #evaluations: ReadonlyMap<string, Evaluation>;

  constructor(catalogue: CatalogueRows, facts: readonly Fact[]) {
    const { state, evaluations } = replay(compileTimeline(catalogue), facts);
    this.state = state;
    this.#evaluations = evaluations;
  }

  rows(key: string): readonly CycleRow[] {
    return this.state.cycles.get(`id-${key}`) ?? [];
  }

  /** Progress of the latest cycle, 0 without any. */
  progress(key: string): number {
    return Number(this.rows(key).at(-1)?.progress ?? 0n);
  }

  isUnlocked(key: string): boolean {
    return this.rows(key).some((row) => row.unlockedAt !== null);
  }

  /** Every cycle as `progress` or `progress!` once unlocked. */
  cycles(key: string): string[] {
    return this.rows(key).map((row) => `${row.progress}${row.unlockedAt === null ? '' : '!'}`);
  }

  get levels(): number[] {
    return this.state.badges.map((badge) => badge.level);
  }

  awards<K extends Award['kind']>(fact: Fact, kind: K): Extract<Award, { kind: K }>[] {
    const awards = this.#evaluations.get(fact.id)?.awards ?? [];
    return awards.filter((award): award is Extract<Award, { kind: K }> => award.kind === kind);
  }

  trace(fact: Fact, subject: string): TraceEntry | undefined {
    return this.#evaluations.get(fact.id)?.trace.find((entry) => entry.subject === subject);
  }
}
