'use client';

import { useCallback } from 'react';
import { StoryParts } from '#components/portal/achievement-story.tsx';
import { progressText } from '#components/portal/standing.ts';
import { StoryPart } from '#components/portal/story-drawer.tsx';
import type { Speech } from '#components/words/condition-in-words.ts';
import { type Formats, useFormats } from '#components/words/formats.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { demandsInWords } from '#components/words/rule-in-words.ts';
import { useSpeechAboutCustomers } from '#components/words/speech.tsx';
import { useWords } from '#components/words/words.tsx';
import type { CustomerStory } from '#server/insights/customers/contract.ts';
import { useCustomerWords } from './customer-words.ts';

/** An achievement of a customer, told about them to an admin: the rule, why not yet, what counted and what did not. */
export function CustomerStoryParts({ story }: { story: CustomerStory }) {
  const { achievements } = usePortalWords();
  const { story: words } = useCustomerWords();
  const { instant } = useFormats();
  const { names } = story;
  const nameOf = useCallback((key: string) => names[key] ?? key, [names]);
  const speech = useSpeechAboutCustomers(nameOf);
  const from = story.rule?.countsFrom;
  const countsFrom = (day: string) => words.countsFrom(from ? instant(from) : day);
  return (
    <StoryParts story={story} voice={{ words: { ...achievements, ...words, countsFrom }, speech }}>
      {story.view.share < 1 && <WhyNotYet story={story} speech={speech} />}
    </StoryParts>
  );
}

function WhyNotYet({ story, speech }: { story: CustomerStory; speech: Speech }) {
  const { whyNot } = useCustomerWords();
  const words = useWords();
  const formats = useFormats();
  const { rule } = story;
  if (!rule) return null;
  const progress = progressText(story.view, words, formats);
  const lines = [
    ...(progress === '' ? [] : [whyNot.soFar(progress)]),
    ...demandsInWords(rule.criteria, speech).map(({ of, which }) => whyNot.only[of](which)),
    ...timeInWords(story, whyNot, formats),
  ];
  return (
    <StoryPart title={whyNot.title}>
      <ul className="grid list-disc gap-1 pl-5 text-sm">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </StoryPart>
  );
}

/** From when on it counts, and what the customer did before and since. */
function timeInWords(
  { rule, facts }: CustomerStory,
  words: ReturnType<typeof useCustomerWords>['whyNot'],
  { count, day, instant }: Formats,
): string[] {
  if (!facts) return [];
  const { kind, earlier, lastEarlier, since } = facts;
  if (!rule?.countsFrom) return since === 0 ? [words.nothing[kind]] : [];
  const isOld = earlier > 0 && lastEarlier !== null;
  return [
    words.from(instant(rule.countsFrom)),
    ...(isOld ? [words.earlier[kind](earlier, count(earlier), day(lastEarlier))] : []),
    ...(since === 0 ? [words.nothingSince[kind]] : []),
  ];
}
