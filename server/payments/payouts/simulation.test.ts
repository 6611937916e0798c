import { describe, expect, it } from 'vitest';
import { type Design, SimulatedHouse, type SimulatedPayout } from './testing/simulated-house.ts';
import { SimulatedProvider } from './testing/simulated-provider.ts';
import { Timeline } from './testing/timeline.ts';

const FOUR_DAYS = 4 * 86_400_000;

/** Pays so many payouts that fall due within four days, and lets everything come to rest. */
function simulate(design: Design, count: number, seed: number) {
  const timeline = new Timeline(seed);
  const provider = new SimulatedProvider(timeline);
  const house = new SimulatedHouse(timeline, provider, design);
  for (let n = 0; n < count; n += 1) house.open(`p${n}`, timeline.now + timeline.random() * FOUR_DAYS);
  timeline.run();
  const timesPaid = ({ id }: SimulatedPayout) => provider.paid.get(id) ?? 0;
  return {
    house,
    twice: house.payouts.filter((payout) => timesPaid(payout) > 1).length,
    in: (...statuses: SimulatedPayout['status'][]) => house.payouts.filter(({ status }) => statuses.includes(status)),
    timesPaid,
  };
}

describe('a hundred thousand payouts at a provider that misbehaves in every way', { timeout: 60_000 }, () => {
  const run = simulate('ours', 100_000, 20_261_120);

  it('are never paid twice', () => {
    expect(run.twice).toBe(0);
  });

  it('are never lost: the completed were paid, the failed were not, and the rest waits for a person', () => {
    expect(run.in('completed').filter((payout) => run.timesPaid(payout) !== 1)).toEqual([]);
    expect(run.in('failed').filter((payout) => run.timesPaid(payout) !== 0)).toEqual([]);
    expect(run.in('pending', 'processing')).toEqual([]);
    expect(run.in('completed', 'failed', 'needs_review')).toHaveLength(100_000);
    expect(run.in('completed').length).toBeGreaterThan(90_000);
  });

  it('saw every kind of trouble', () => {
    for (const times of Object.values(run.house.seen)) expect(times).toBeGreaterThan(100);
  });
});

describe('the same provider', { timeout: 60_000 }, () => {
  it('pays many twice where each attempt has a key of its own', () => {
    const { twice } = simulate('new key', 10_000, 1);
    expect(twice / 10_000).toBeGreaterThan(0.1);
  });

  it('pays some twice where a key is sent again after the provider has forgotten it', () => {
    expect(simulate('no guard', 50_000, 2).twice).toBeGreaterThan(10);
  });
});
