import { expect, it } from 'vitest';
import { payoutErrors } from './en-payout-errors.ts';

it('says why a payment failed in words, also by a code that only its provider knows', () => {
  expect(payoutErrors.said('provider_unreachable')).toBe('Provider could not be reached');
  expect(payoutErrors.said('daily_limit_exceeded')).toBe('Daily limit exceeded');
  expect(payoutErrors.said('status_422')).toBe('Status 422');
});

it('says of no two codes the same, so that a list of them can be chosen from', () => {
  const said = Object.values(payoutErrors.known);
  expect(new Set(said).size).toBe(said.length);
});
