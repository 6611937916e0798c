'use client';

import { CircleCheck, CircleX } from 'lucide-react';
import { boundsInWords, conditionInWords, valueInWords } from '#components/words/condition-in-words.ts';
import { useSpeechAboutCustomers } from '#components/words/speech.tsx';
import type { Operator } from '#server/loyalty/achievements/contract.ts';
import type { Examined } from '#server/loyalty/rules/examine.ts';
import { useCriteriaWords } from './criteria-words.ts';
import { useAchievementNames } from './rule-sentence.tsx';
import { useSimulationWords } from './simulation-words.ts';

/** Every part of a condition with how it came out, and what was seen. */
export function ExaminedTree({ title, examined }: { title: string; examined: Examined }) {
  return (
    <section className="rounded border border-line p-2.5">
      <h4 className="mb-1 font-medium text-xs">{title}</h4>
      <ul>
        <Part examined={examined} />
      </ul>
    </section>
  );
}

function Part({ examined }: { examined: Examined }) {
  const words = useSimulationWords();
  if (examined.kind === 'comparison') return <Comparison examined={examined} />;
  return (
    <li className="py-0.5 text-xs">
      <span className="flex items-center gap-1.5">
        <Mark holds={examined.holds} />
        {words.groups[examined.kind]}
      </span>
      <ul className="ml-1.5 border-line border-l pl-3">
        {examined.parts.map((part, index) => (
          <Part key={keyOf(part, index)} examined={part} />
        ))}
      </ul>
    </li>
  );
}

function keyOf(part: Examined, index: number): string {
  return `${index} ${part.kind}`;
}

function Comparison({ examined }: { examined: Extract<Examined, { kind: 'comparison' }> }) {
  const words = useSimulationWords();
  const { fields, truth } = useCriteriaWords();
  const nameOf = useAchievementNames();
  const speech = useSpeechAboutCustomers(nameOf);
  const { field, op, expected, observed } = examined;
  const comparison = { field, op: op as Operator, value: expected };
  const asked = isWhole(comparison)
    ? conditionInWords(comparison, speech)
    : boundsInWords({ ...comparison, value: expected ?? true, negated: false }, speech);
  const seen = (Array.isArray(observed) ? observed : [observed]).filter((one) => one !== null);
  const text = speech.formats.all(
    seen.map((one) => (typeof one === 'boolean' ? truth[`${one}`] : valueInWords(field, one, speech))),
  );
  return (
    <li className="flex items-start gap-1.5 py-0.5 text-xs">
      <Mark holds={examined.holds} />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className="font-medium">{fields[field] ?? field}:</span> {asked}
        <span className="text-soft"> · {text === '' ? words.sawNothing : words.saw(text)}</span>
      </span>
    </li>
  );
}

/** What is asked as a whole has no bounds of its own. */
function isWhole({ field, op }: { readonly field: string; readonly op: Operator }): boolean {
  return field === 'isFirstPurchase' || op === 'exists';
}

function Mark({ holds }: { holds: boolean }) {
  const words = useSimulationWords();
  const Icon = holds ? CircleCheck : CircleX;
  return (
    <>
      <Icon className={`mt-px size-3.5 shrink-0 ${holds ? 'text-leaf' : 'text-alert-ink'}`} aria-hidden="true" />
      <span className="sr-only">{holds ? words.holds : words.fails}</span>
    </>
  );
}
