import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CustomerState, Evaluation, PurchaseFact } from './model.ts';
import { replay } from './replay.ts';
import { cycleRows } from './state.ts';
import { type Told, tell, tellCashback } from './testing/oracle.ts';
import { randomCatalogue } from './testing/random-catalogues.ts';
import { history } from './testing/random-histories.ts';
import { compileTimeline } from './timeline.ts';

const RUNS = Number(process.env.LAUREL_ORACLE_RUNS ?? 10_000);

/** The engine's state in the words of the oracle. */
function inOracleWords(state: CustomerState): Told {
  return {
    rows: cycleRows(state).map(({ memo: _memo, ...row }) => row),
    badges: state.badges.map(({ earnedAt: _at, earnedBy, ...badge }) => ({ ...badge, fact: earnedBy })),
    points: state.totalPoints,
    purchaseCount: state.purchaseCount,
    firstFactAt: state.firstFactAt,
  };
}

function sorted({ rows, badges, ...rest }: Told): Told {
  return {
    ...rest,
    rows: rows.toSorted((a, b) => `${a.achievementId}`.localeCompare(b.achievementId) || a.cycle - b.cycle),
    badges: badges.toSorted((a, b) => a.level - b.level),
  };
}

function cashbackOf(evaluation: Evaluation | undefined): bigint {
  return evaluation?.awards.find((award) => award.kind === 'cashback')?.amount ?? 0n;
}

it('agrees with the oracle on random histories under random catalogues', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(randomCatalogue, history, (catalogue, facts) => {
      const { state, evaluations } = replay(compileTimeline(catalogue), facts);
      expect(sorted(inOracleWords(state))).toEqual(sorted(tell(catalogue, facts)));
      const purchase = facts.find((fact): fact is PurchaseFact => fact.kind === 'purchase');
      const earned = purchase ? cashbackOf(evaluations.get(purchase.id)) : 0n;
      expect(earned).toBe(purchase ? tellCashback(catalogue, facts, purchase) : 0n);
    }),
    { numRuns: RUNS, seed: 20_260_301 },
  );
});
