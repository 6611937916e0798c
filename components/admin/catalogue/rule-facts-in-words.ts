'use client';

import { useCallback } from 'react';
import { useFormats } from '#components/words/formats.tsx';
import { ruleInWords, termsInWords } from '#components/words/rule-in-words.ts';
import { useSpeech } from '#components/words/speech.tsx';
import type { AchievementDefinition } from '#server/loyalty/achievements/contract.ts';
import type { BadgeDefinition } from '#server/loyalty/badges/contract.ts';
import type { CashbackDefinition } from '#server/payments/cashback/contract.ts';
import { useAchievementWords } from './achievement-words.ts';
import { useBadgeWords } from './badge-words.ts';
import { useBenefits } from './benefits.ts';
import { useCashbackRuleWords } from './cashback-rule-words.ts';
import { usePublishingWords } from './publishing-words.ts';
import type { RuleFact } from './rule-facts.ts';
import { useAchievementNames } from './rule-sentence.tsx';

/** Says an achievement part by part, so that two versions can be held against each other. */
export function useAchievementFacts(): (definition: AchievementDefinition) => readonly RuleFact[] {
  const { edit, tiers } = useAchievementWords();
  const { answers } = usePublishingWords();
  const { count } = useFormats();
  const speech = useSpeech(useAchievementNames());
  return useCallback(
    (definition) => [
      [edit.name, definition.name],
      [edit.rule, ruleInWords(definition.criteria, speech)],
      [edit.terms, termsInWords(definition, speech).join(' ')],
      [edit.points, count(definition.points)],
      [edit.tier, tiers[definition.tier]],
      [edit.description, definition.description],
      [edit.icon, edit.icons[definition.icon] ?? definition.icon],
      [edit.visibility, edit.visibilities[definition.visibility]],
      [edit.reversal, edit.reversals[definition.reversal]],
      [edit.isActive, definition.isActive ? answers.yes : answers.no],
    ],
    [edit, tiers, answers, count, speech],
  );
}

/** The same of a badge. */
export function useBadgeFacts(): (definition: BadgeDefinition) => readonly RuleFact[] {
  const { form, columns } = useBadgeWords();
  const { answers } = usePublishingWords();
  const { count } = useFormats();
  const benefitsOf = useBenefits();
  return useCallback(
    (definition) => [
      [form.name, definition.name],
      [form.level, count(definition.level)],
      [form.points, count(definition.pointsRequired)],
      [form.achievements, count(definition.achievementsRequired)],
      [columns.benefits, benefitsOf(definition).join(', ')],
      [form.description, definition.description],
      [form.color, definition.color],
      [form.isActive, definition.isActive ? answers.yes : answers.no],
    ],
    [form, columns, answers, count, benefitsOf],
  );
}

/** The same of a cashback rule. */
export function useCashbackFacts(): (definition: CashbackDefinition) => readonly RuleFact[] {
  const words = useCashbackRuleWords();
  const { answers } = usePublishingWords();
  const { rate, roundMoney } = useFormats();
  return useCallback(
    ({ currency, bands, minimum, cap, rounding, isActive }) => {
      const money = (amount: number | null) => (amount === null ? '' : roundMoney(BigInt(amount), currency));
      return [
        ...bands.map(({ from, rateBps }): RuleFact => [words.band(money(from)), rate(rateBps)]),
        [words.minimum(currency), money(minimum)],
        [words.cap(currency), money(cap)],
        [words.rounding, words.roundings[rounding ?? '']],
        [words.isActive, isActive ? answers.yes : answers.no],
      ];
    },
    [words, answers, rate, roundMoney],
  );
}
