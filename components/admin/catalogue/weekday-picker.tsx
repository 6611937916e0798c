'use client';

import { useRuleWords } from '#components/words/speech.tsx';
import { useCriteriaWords } from './criteria-words.ts';

type Props = {
  readonly chosen: readonly string[];
  readonly isWrong: boolean;
  readonly onChange: (days: string[]) => void;
};

/** Some days of the week, each a button that is pressed or not. */
export function WeekdayPicker({ chosen, isWrong, onChange }: Props) {
  const words = useCriteriaWords();
  const { weekdays } = useRuleWords();
  const toggle = (day: string) => {
    const isChosen = chosen.includes(day);
    onChange(isChosen ? chosen.filter((one) => one !== day) : [...chosen, day]);
  };
  return (
    <fieldset data-wrong={isWrong || undefined} className="grid min-w-0 grid-cols-7 gap-0.5">
      <legend className="sr-only">{words.valueLabel}</legend>
      {Object.entries(weekdays).map(([day, name]) => (
        <button
          key={day}
          type="button"
          aria-pressed={chosen.includes(day)}
          title={name}
          onClick={() => toggle(day)}
          className="h-7.5 min-w-0 cursor-pointer rounded border border-line in-data-wrong:border-alert-ink text-soft text-xs hover:border-soft aria-pressed:border-leaf aria-pressed:bg-leaf-wash aria-pressed:font-medium aria-pressed:text-leaf max-md:h-11"
        >
          {name.slice(0, 3)}
        </button>
      ))}
    </fieldset>
  );
}
