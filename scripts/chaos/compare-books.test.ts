import { describe, expect, it } from 'vitest';
import type { SandboxPayout } from '#server/payments/sandbox/contract.ts';
import { compareBooks, type OurPayout } from './compare-books.ts';

const ours: OurPayout = { id: 'a', userId: 'u', status: 'completed', payable: 300, currency: 'NGN', reference: 'po_1' };
const theirs: SandboxPayout = {
  id: 'po_1',
  key: 'a',
  status: 'paid',
  amount: 300,
  currency: 'NGN',
  recipient: 'customer:u',
  code: null,
  message: null,
  createdAt: '2026-11-20T12:00:00.000Z',
};
const refused: SandboxPayout = { ...theirs, id: 'po_0', status: 'refused', code: 'account_closed', message: 'no' };

describe("the provider's books against ours", () => {
  it('agree when each completed payment was paid once, whatever was refused before', () => {
    expect(compareBooks([refused, theirs], [ours])).toEqual({ paid: 1, completed: 1, review: [], breaches: [] });
  });

  it.each<[what: string, entries: SandboxPayout[], payouts: OurPayout[], breach: string]>([
    ['a key paid twice', [theirs, { ...theirs, id: 'po_2' }], [ours], 'a was paid 2 times'],
    ['money paid for nothing of ours', [theirs], [], 'a was paid, and we have no such transaction'],
    ['what we believe and they do not', [refused], [ours], 'a is completed here, and was never paid'],
    ['what they paid and we failed', [theirs], [{ ...ours, status: 'failed' }], 'a is failed here, and was paid'],
    ['another amount', [{ ...theirs, amount: 299 }], [ours], 'a: amount 300 here, 299 there'],
    ['another reference', [theirs], [{ ...ours, reference: 'po_9' }], 'a: reference po_9 here, po_1 there'],
    ['another recipient', [{ ...theirs, recipient: 'x' }], [ours], 'a: recipient customer:u here, x there'],
    ['money for what was netted in full', [theirs], [{ ...ours, payable: 0 }], 'a had nothing to pay, and was paid'],
  ])('tell of %s', (_what, entries, payouts, breach) => {
    expect(compareBooks(entries, payouts).breaches).toEqual([breach]);
  });

  it('leave to a person what nobody knows, and say what the books say', () => {
    const waiting = { ...ours, status: 'needs_review', reference: null } as const;
    expect(compareBooks([theirs], [waiting]).review).toEqual(['a: paid in their books']);
    expect(compareBooks([refused], [waiting])).toMatchObject({ review: ['a: not paid in their books'], breaches: [] });
  });
});
