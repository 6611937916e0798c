import { formatsOf } from '#components/words/formats.tsx';
import type { Draft } from './program-fields.tsx';
import { useSettingsWords } from './settings-words.ts';

const AMOUNT = 123_456_750n;
const MOMENT = new Date('2026-03-14T13:05:00Z');

/** How money and times will look with what is chosen. */
export function ProgramExample({ draft }: { draft: Pick<Draft, 'locale' | 'currency' | 'timeZone'> }) {
  const { program: words } = useSettingsWords().settings;
  const { money, instant, count } = formatsOf(draft, MOMENT);
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2 rounded border border-line bg-page p-3 text-sm sm:col-span-2">
      {[
        [words.example.money, money(AMOUNT)],
        [words.example.number, count(1_234_567)],
        [words.example.time, instant(MOMENT)],
      ].map(([name, text]) => (
        <div key={name}>
          <dt className="text-soft text-xs">{name}</dt>
          <dd className="font-medium tabular-nums">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
