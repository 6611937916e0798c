import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#server/kernel/errors.ts';
import { type CustomerPlan, type KnownCustomer, planCustomers, refersTo } from './rules.ts';

const known = (id: string, names: Partial<KnownCustomer>): KnownCustomer => {
  return { id, externalId: null, email: null, name: null, anonymised: false, ...names };
};
const outcomes = ({ meant }: CustomerPlan) => meant.map((one) => (one instanceof Refusal ? one.code : one));

describe('whom references mean', () => {
  const ada = known('1', { externalId: 'c-1', email: 'ada@example.com' });
  const eve = known('2', { email: 'eve@example.com' });

  it.each([
    ['an id', { id: '1' }, '1'],
    ['an id nobody has', { id: '9' }, 'customer_not_found'],
    ['an id and the name of another', { id: '1', email: 'eve@example.com' }, 'customer_mismatch'],
    ['an id nobody has and a name somebody has', { id: '9', externalId: 'c-1' }, 'customer_not_found'],
    ['an external id', { externalId: 'c-1' }, '1'],
    ['an external id and a new email: the email on file stays', { externalId: 'c-1', email: 'new@example.com' }, '1'],
    ['an email', { email: 'eve@example.com' }, '2'],
    ['an email whose owner has no external id yet', { externalId: 'c-2', email: 'eve@example.com' }, '2'],
    [
      'an email whose owner has another external id',
      { externalId: 'c-3', email: 'ada@example.com' },
      'customer_mismatch',
    ],
    ['two customers', { externalId: 'c-1', email: 'eve@example.com' }, 'customer_mismatch'],
  ])('%s', (_what, reference, answer) => {
    expect(outcomes(planCustomers([reference], [ada, eve]))).toEqual([answer]);
  });

  it('an anonymised customer is nobody', () => {
    const gone = known('3', { externalId: 'c-3', anonymised: true });
    expect(outcomes(planCustomers([{ externalId: 'c-3' }, { id: '3' }], [gone]))).toEqual([
      'customer_not_found',
      'customer_not_found',
    ]);
  });

  it('fills in what was missing and overwrites nothing', () => {
    const plan = planCustomers([{ externalId: 'c-2', email: 'eve@example.com', name: 'Eve' }], [ada, eve]);
    expect(plan.fill).toEqual([{ ...eve, externalId: 'c-2', name: 'Eve' }]);
    expect(planCustomers([{ externalId: 'c-1', email: 'other@example.com' }], [ada]).fill).toEqual([]);
  });
});

describe('whatever a batch names', () => {
  const names = fc.record(
    { externalId: fc.constantFrom('a', 'b', 'c'), email: fc.constantFrom('x@e.co', 'y@e.co', 'z@e.co') },
    { requiredKeys: [] },
  );
  const references = fc.array(
    names.filter((reference) => Boolean(reference.externalId ?? reference.email)),
    { maxLength: 8 },
  );

  it('no two customers end up with one name, and every reference fits the customer it means', () => {
    fc.assert(
      fc.property(references, (batch) => {
        const { meant, create } = planCustomers(batch, []);
        const taken = create.flatMap(({ externalId, email }) => [externalId, email].filter((name) => name !== null));
        expect(new Set(taken).size).toBe(taken.length);
        const byId = new Map(create.map((customer) => [customer.id, customer]));
        const misfits = batch.filter((reference, at) => {
          const customer = typeof meant[at] === 'string' ? byId.get(meant[at]) : undefined;
          return customer && !refersTo(reference, customer);
        });
        expect(misfits).toEqual([]);
      }),
    );
  });

  it('asked again, a reference means the same customer, or contradicts what is known by now; nobody new is created', () => {
    fc.assert(
      fc.property(references, (batch) => {
        const first = planCustomers(batch, []);
        const again = planCustomers(batch, first.create);
        expect(again.create).toEqual([]);
        const before = outcomes(first);
        const turned = outcomes(again).filter((now, at) => now !== before[at] && now !== 'customer_mismatch');
        expect(turned.filter((now) => !first.create.some((customer) => customer.id === now))).toEqual([]);
      }),
    );
  });
});
