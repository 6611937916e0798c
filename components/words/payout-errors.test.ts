import { expect, it } from 'vitest';
import { payoutErrors } from './en-payout-errors.ts';

it('says why a payment failed in words, also by a code that only its provider knows', () => {
  expect(payoutErrors.said('provider_unreachable')).toBe('Provider could not be reached');
  expect(payoutErrors.said('daily_limit_exceeded')).toBe('Daily limit exceeded');
  expect(payoutErrors.said('status_422')).toBe('Status 422');
});
