'use client';

import { Check, CircleDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import { Meter } from '#components/ui/meter.tsx';
import type { Speech } from '#components/words/condition-in-words.ts';
import type { Words } from '#components/words/en.ts';
import type { PortalWords } from '#components/words/en-portal.ts';
import { useFormats } from '#components/words/formats.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { reasonInWords } from '#components/words/reason-in-words.ts';
import { ruleInWords, termsInWords } from '#components/words/rule-in-words.ts';
import { useWords } from '#components/words/words.tsx';
import type { AchievementStory, FactLine } from '#server/insights/portal/contract.ts';
import { useSpeechOf } from './achievement-rule.tsx';
import { boughtText, refundText } from './activity-item.tsx';
import { countedInWords } from './counted.ts';
import { rarityText } from './rarity.ts';
import { progressText } from './standing.ts';
import { StoryPart } from './story-drawer.tsx';
import { TierIcon } from './tier-icon.tsx';

/** With which words a story is told, and how its rule is spoken. */
export type Voice = { readonly words: PortalWords['achievements']; readonly speech: Speech };
type Told = { readonly story: AchievementStory; readonly voice: Voice };

/** What an achievement takes, how far it is, what counted, and what did not and why; told to its customer. */
export function AchievementStoryParts({ story }: { story: AchievementStory }) {
  const { achievements: words } = usePortalWords();
  return <StoryParts story={story} voice={{ words, speech: useSpeechOf(story.names) }} />;
}

/** The same to whoever the voice speaks to; `children` stand after the rule. */
export function StoryParts({ story, voice, children }: Told & { readonly children?: ReactNode }) {
  const { words, speech } = voice;
  const { rule } = story;
  /** Not where the schedule says the same already, or a later day. */
  const startInWords = ({ countsFrom, schedule }: NonNullable<AchievementStory['rule']>) => {
    if (!countsFrom || (schedule?.from && new Date(schedule.from) >= countsFrom)) return [];
    return [words.countsFrom(speech.formats.day(countsFrom))];
  };
  return (
    <div className="grid gap-6 pb-6">
      <StoryHead story={story} />
      <StoryPart title={words.takes}>
        {rule ? (
          <div className="grid gap-1">
            <p>{ruleInWords(rule.criteria, speech)}</p>
            {[...termsInWords(rule, speech), ...startInWords(rule)].map((term) => (
              <p key={term} className="text-sm text-soft">
                {term}
              </p>
            ))}
          </div>
        ) : (
          <p>{words.secret}</p>
        )}
      </StoryPart>
      {children}
      {story.parts.length > 0 && <Parts story={story} voice={voice} />}
      {rule && <Counted story={story} voice={voice} rule={rule} />}
      {story.missed.length > 0 && story.view.share < 1 && <Missed story={story} voice={voice} />}
    </div>
  );
}

function StoryHead({ story: { view } }: { story: AchievementStory }) {
  const words = useWords();
  const portal = usePortalWords();
  const formats = useFormats();
  const isMasked = view.progress === null;
  const text = progressText(view, words, formats);
  const facts = [
    words.tiers[view.tier],
    words.achievements.points(formats.count(view.points)),
    rarityText(view, portal, formats),
  ];
  return (
    <div>
      <div className="flex items-center gap-4">
        <TierIcon view={view} />
        <div className="min-w-0">
          <h2 className="font-semibold text-xl leading-tight tracking-tight">
            {isMasked ? words.achievements.secretName : view.name}
          </h2>
          <p className="mt-1 text-sm text-soft">{facts.filter(Boolean).join(' · ')}</p>
        </div>
      </div>
      {view.progress && (
        <div className="mt-5">
          <Meter share={view.share} label={`${view.name}: ${text}`} tone={view.share >= 1 ? 'leaf' : 'gold'} />
          <p className="mt-2 font-medium tabular-nums">
            {view.unlockedAt && view.share >= 1 ? words.achievements.unlockedOn(formats.day(view.unlockedAt)) : text}
            {view.timesUnlocked > 1 && ` · ${words.achievements.times(view.timesUnlocked)}`}
          </p>
        </div>
      )}
    </div>
  );
}

function Parts({ story, voice: { words } }: Told) {
  return (
    <StoryPart title={words.parts}>
      <ul className="flex flex-wrap gap-2">
        {story.parts.map((part) => (
          <li
            key={part.name ?? ''}
            className={`flex min-h-9 items-center gap-1.5 rounded-full border px-3 text-sm ${part.isHad ? 'border-transparent bg-leaf-wash font-medium text-leaf' : 'border-line border-dashed text-soft'}`}
          >
            {part.isHad ? (
              <Check className="size-4" aria-hidden="true" />
            ) : (
              <CircleDashed className="size-4" aria-hidden="true" />
            )}
            <span>{part.name ?? words.secretPart}</span>
            <span className="sr-only">{part.isHad ? words.had : words.missing}</span>
          </li>
        ))}
      </ul>
    </StoryPart>
  );
}

type Rule = NonNullable<AchievementStory['rule']>;

function Counted({ story, voice: { words }, rule }: Told & { readonly rule: Rule }) {
  const formats = useFormats();
  const isMoney = story.view.progress?.measure === 'money';
  const text = (value: bigint) => (isMoney ? formats.roundMoney(value) : formats.count(value));
  return (
    <StoryPart title={words.counted}>
      {story.counted.length === 0 ? (
        <p className="text-sm text-soft">{words.countedNone}</p>
      ) : (
        <ul className="divide-y divide-line">
          {story.counted.map(({ fact, ...step }) => {
            const { text: told, isGain, reason } = countedInWords(step, rule, words, text);
            return (
              <li key={fact.id} className="py-2.5">
                <div className="flex items-baseline justify-between gap-4">
                  <FactText fact={fact} />
                  <span className={`shrink-0 font-medium text-sm tabular-nums ${isGain ? 'text-leaf' : 'text-soft'}`}>
                    {told}
                  </span>
                </div>
                {reason && <p className="mt-0.5 text-sm text-soft">{reason}</p>}
              </li>
            );
          })}
        </ul>
      )}
    </StoryPart>
  );
}

function Missed({ story, voice: { words, speech } }: Told) {
  return (
    <StoryPart title={words.missed}>
      <ul className="divide-y divide-line">
        {story.missed.map(({ fact, reasons }) => (
          <li key={fact.id} className="py-2.5">
            <FactText fact={fact} />
            {reasons.map((reason) => (
              <p key={`${reason.field} ${reason.op}`} className="mt-0.5 text-sm text-soft">
                {reasonInWords(reason, speech)}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </StoryPart>
  );
}

/** A fact is called here as everywhere. */
function factText({ kind, title, lines }: FactLine, activity: Words['activity']): string {
  switch (kind) {
    case 'purchase':
      return boughtText(title, lines, activity);
    case 'refund':
      return refundText(title, lines, activity);
    case 'activity':
      return activity.named(title);
    case 'adjustment':
      return title === '' ? activity.adjustment : title;
  }
}

function FactText({ fact }: { fact: FactLine }) {
  const { activity } = useWords();
  const formats = useFormats();
  return (
    <span className="min-w-0">
      <span className="block truncate font-medium text-sm">{factText(fact, activity)}</span>
      <time
        dateTime={fact.occurredAt.toISOString()}
        title={formats.instant(fact.occurredAt)}
        className="block text-soft text-xs"
      >
        {formats.day(fact.occurredAt)}
      </time>
    </span>
  );
}
