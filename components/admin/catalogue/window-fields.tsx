'use client';

import type { Window } from '#server/loyalty/achievements/contract.ts';
import { useCriteriaWords } from './criteria-words.ts';
import { useComplaint } from './field-complaints.tsx';
import { InstantField } from './instant-field.tsx';
import { NumberField } from './number-fields.tsx';
import { WordSelect } from './word-select.tsx';

type WindowKind = 'lifetime' | 'calendar' | 'rolling' | 'sinceFirst' | 'dates';
type Props = { readonly window: Window | undefined; readonly onChange: (window: Window | undefined) => void };

const FRESH: Record<Exclude<WindowKind, 'dates'>, Window | undefined> = {
  lifetime: undefined,
  calendar: { calendar: 'month' },
  rolling: { rolling: 30 },
  sinceFirst: { sinceFirst: 30 },
};

/** In which time what counts has to happen. */
export function WindowFields({ window, onChange }: Props) {
  const words = useCriteriaWords();
  const kind = kindOf(window);
  const choose = (next: WindowKind) => onChange(next === 'dates' ? thisMonth() : FRESH[next]);
  return (
    <>
      <WordSelect label={words.window} value={kind} words={words.windows} onChange={choose} />
      <WindowDetail window={window} onChange={onChange} />
    </>
  );
}

function WindowDetail({ window, onChange }: Props) {
  const words = useCriteriaWords();
  const complaint = useComplaint();
  if (window === undefined || window === 'lifetime') return null;
  if ('calendar' in window) {
    const change = (calendar: typeof window.calendar) => onChange({ calendar });
    return <WordSelect label={words.windowUnit} value={window.calendar} words={words.calendars} onChange={change} />;
  }
  if ('from' in window) {
    const error = complaint('criteria.window');
    return (
      <>
        <InstantField
          label={words.windowFrom}
          value={window.from}
          onChange={(from) => onChange({ ...window, from: from ?? '' })}
        />
        <InstantField
          label={words.windowTo}
          value={window.to}
          error={error}
          onChange={(to) => onChange({ ...window, to: to ?? '' })}
        />
      </>
    );
  }
  const [name, days] =
    'rolling' in window ? (['rolling', window.rolling] as const) : (['sinceFirst', window.sinceFirst] as const);
  return (
    <NumberField
      label={words.windowDays}
      value={days || null}
      error={complaint(`criteria.window.${name}`, words.windowDays)}
      onChange={(value) => onChange(name === 'rolling' ? { rolling: value ?? 0 } : { sinceFirst: value ?? 0 })}
    />
  );
}

function kindOf(window: Window | undefined): WindowKind {
  if (window === undefined || window === 'lifetime') return 'lifetime';
  if ('calendar' in window) return 'calendar';
  if ('rolling' in window) return 'rolling';
  return 'sinceFirst' in window ? 'sinceFirst' : 'dates';
}

const MONTH_MS = 30 * 86_400_000;

function thisMonth(): Window {
  const now = Date.now();
  return { from: new Date(now).toISOString(), to: new Date(now + MONTH_MS).toISOString() };
}
