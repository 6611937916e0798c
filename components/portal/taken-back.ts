import type { TAKEN_BACK } from '#components/words/en-taken-back.ts';
import type { Formats } from '#components/words/formats.tsx';
import type { CashbackWorking, Settlement } from '#server/insights/home/contract.ts';

/** What became of cashback that a refund took back after it was paid: taken off, kept back, or still to come; without its day. */
export function takenBackText(
  { amount, currency }: Pick<CashbackWorking, 'amount' | 'currency'>,
  { from, left, settledAt }: Settlement,
  words: typeof TAKEN_BACK,
  { money }: Pick<Formats, 'money'>,
): string {
  if (settledAt) return words.done[from];
  if (left === 0n) return words.underway;
  return left < -amount ? words.stillComes(money(left, currency)) : words.comes;
}
