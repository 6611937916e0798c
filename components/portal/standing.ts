import type { Words } from '#components/words/en.ts';
import type { Formats } from '#components/words/formats.tsx';
import type { AchievementView, Requirement } from '#server/insights/home/contract.ts';

/** How much of a requirement is met, 0 to 1. */
export function shareHad({ have, need }: Requirement): number {
  if (have >= need) return 1;
  return Math.max(have, 0) / need;
}

/** Progress in words: "3 of 5 purchases". What is beyond the target is shown as the target. */
export function progressText(view: AchievementView, words: Words, formats: Formats): string {
  if (!view.progress) return '';
  const { have, need, measure } = view.progress;
  const text = (value: bigint) => (measure === 'money' ? formats.roundMoney(value) : formats.count(value));
  return words.progress(have >= need ? text(need) : text(have), text(need), measure, need);
}
