import type { Words } from '#components/words/en.ts';
import type { Formats } from '#components/words/formats.tsx';
import type { AchievementView, Requirement, Step } from '#server/insights/home/contract.ts';

/** How much of a requirement is met, 0 to 1. */
export function shareHad({ have, need }: Requirement): number {
  if (have >= need) return 1;
  return Math.max(have, 0) / need;
}

/** Progress in words: "3 of 5 purchases". What is beyond the target is shown as the target. */
export function progressText(view: AchievementView, words: Words, formats: Formats): string {
  return view.progress ? countedText(view.progress, words, formats) : '';
}

/** "3 of 5 purchases", "₦45,000 of ₦100,000". */
export function countedText({ have, need, measure }: Omit<Step, 'name'>, words: Words, formats: Formats): string {
  const text = (value: bigint) => (measure === 'money' ? formats.roundMoney(value) : formats.count(value));
  return words.progress(have >= need ? text(need) : text(have), text(need), measure, need);
}
