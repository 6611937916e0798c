import type { PortalWords } from '#components/words/en-portal.ts';
import type { AchievementStory } from '#server/insights/portal/contract.ts';

type Step = { readonly before: bigint; readonly after: bigint };
type ToldStep = { readonly text: string; readonly isGain: boolean; readonly reason: string | null };

/** How far a fact brought an achievement. Where there was less after it than before, why. */
export function countedInWords(
  { before, after }: Step,
  rule: NonNullable<AchievementStory['rule']>,
  words: PortalWords['achievements'],
  numberText: (value: bigint) => string,
): ToldStep {
  const text = words.fromTo(numberText(before), numberText(after));
  if (after >= before) return { text, isGain: true, reason: null };
  const { criteria } = rule;
  if (criteria.type === 'streak') {
    return { text: words.beganAgain(numberText(after)), isGain: false, reason: words.fell.streak[criteria.unit] };
  }
  const window = 'window' in criteria ? criteria.window : undefined;
  const isBound = window !== undefined && window !== 'lifetime';
  return { text, isGain: false, reason: isBound ? words.fell.window : words.fell.recount };
}
