import { newId } from '#server/kernel/id.ts';
import type { Payment } from '#server/payments/payouts/port.ts';

/** 1,250.00 to a customer of nobody's. */
export function aPayment(overrides: Partial<Payment> = {}): Payment {
  return { key: newId(), programId: newId(), userId: newId(), amountMinor: 125_000n, currency: 'NGN', ...overrides };
}
