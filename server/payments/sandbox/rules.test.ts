import { describe, expect, it } from 'vitest';
import { behaviourPlan } from './contract.ts';
import { misbehaviourAt } from './rules.ts';

const call = { on: 'pay', key: 'k', recipient: 'ada', nth: 1 } as const;

describe('the sandbox misbehaves', () => {
  it('not at all unless told to', () => {
    expect(misbehaviourAt(behaviourPlan.parse({}), call)).toBeNull();
  });

  it('by rule: for a key, a recipient, a kind of call, the first times', () => {
    const plan = behaviourPlan.parse({
      rules: [
        { do: 'decline', key: 'other' },
        { do: 'silence', recipient: 'ada', times: 2 },
        { do: 'fail_500', on: 'lookup' },
      ],
    });
    expect([1, 2, 3].map((nth) => misbehaviourAt(plan, { ...call, nth }))).toEqual(['silence', 'silence', null]);
    expect(misbehaviourAt(plan, { ...call, key: 'other' })).toBe('decline');
    expect(misbehaviourAt(plan, { ...call, on: 'lookup' })).toBe('fail_500');
  });

  it('by the name of a test recipient, when it is paid and not when it is asked about', () => {
    const plan = behaviourPlan.parse({});
    const at = (recipient: string, nth: number) => misbehaviourAt(plan, { ...call, recipient, nth });
    expect([at('test_decline', 1), at('test_decline', 9)]).toEqual(['decline', 'decline']);
    expect([at('test_pay_then_500_1', 1), at('test_pay_then_500_1', 2)]).toEqual(['pay_then_500', null]);
    expect([at('test_fail_500', 1), at('test_nonsense', 1), at('test_', 1)]).toEqual(['fail_500', null, null]);
    expect(misbehaviourAt(plan, { ...call, on: 'lookup', recipient: 'test_decline' })).toBeNull();
  });

  it('by chance as often as told, and the same for the same seed, key and call', () => {
    const plan = behaviourPlan.parse({ seed: 7, chances: { decline: 0.25, late: 0.25 } });
    const keys = Array.from({ length: 4_000 }, (_, at) => `key-${at}`);
    const answers = keys.map((key) => misbehaviourAt(plan, { ...call, key }));
    expect(answers).toEqual(keys.map((key) => misbehaviourAt(plan, { ...call, key })));
    const declined = answers.filter((answer) => answer === 'decline').length;
    const wellDone = answers.filter((answer) => answer === null).length;
    expect(declined).toBeGreaterThan(900);
    expect(declined).toBeLessThan(1_100);
    expect(wellDone).toBeGreaterThan(1_850);
    expect(wellDone).toBeLessThan(2_150);
  });
});
