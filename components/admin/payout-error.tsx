import type { Payout } from './payout-columns.tsx';
import { usePayoutWords } from './payout-words.ts';

/** Why a payment failed, in words; its code and what was said last are told on hover, and in the drawer. */
export function PayoutError({ payout: { status, errorCode, lastError } }: { payout: Payout }) {
  const { errors, outcomes } = usePayoutWords();
  const words = errorCode === null ? status === 'needs_review' && outcomes.unknown : errors.said(errorCode);
  if (!words) return null;
  return <span title={[errorCode, lastError].filter(Boolean).join(': ')}>{words}</span>;
}
