'use client';

import { NativeSelect } from '@mantine/core';
import type { CalendarUnit, Window } from '#server/loyalty/achievements/contract.ts';
import { useCriteriaWords } from './criteria-words.ts';
import { useComplaint } from './field-complaints.tsx';
import { InstantField } from './instant-field.tsx';
import { NumberField } from './number-fields.tsx';

type Choice = 'lifetime' | CalendarUnit | 'rolling' | 'sinceFirst' | 'dates';
type Props = { readonly window: Window | undefined; readonly onChange: (window: Window | undefined) => void };

const CALENDARS: readonly CalendarUnit[] = ['day', 'week', 'month', 'quarter', 'year'];
const OTHERS = ['rolling', 'sinceFirst', 'dates'] as const;
const CHOICES: readonly Choice[] = ['lifetime', ...CALENDARS, ...OTHERS];
const FIRST_DAYS = 30;

/** In which time what counts has to happen. */
export function WindowFields({ window, onChange }: Props) {
  const words = useCriteriaWords();
  const option = (choice: Choice) => (
    <option key={choice} value={choice}>
      {words.windows[choice]}
    </option>
  );
  return (
    <>
      <NativeSelect
        label={words.window}
        value={choiceOf(window)}
        onChange={(event) => {
          const chosen = CHOICES.find((one) => one === event.currentTarget.value) ?? 'lifetime';
          onChange(windowOf(chosen));
        }}
      >
        {option('lifetime')}
        <optgroup label={words.windowGroups.calendar}>{CALENDARS.map(option)}</optgroup>
        <optgroup label={words.windowGroups.other}>{OTHERS.map(option)}</optgroup>
      </NativeSelect>
      <WindowDetail window={window} onChange={onChange} />
    </>
  );
}

function WindowDetail({ window, onChange }: Props) {
  const words = useCriteriaWords();
  const complaint = useComplaint();
  if (window === undefined || window === 'lifetime' || 'calendar' in window) return null;
  if ('from' in window) {
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
          error={complaint('criteria.window')}
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

function choiceOf(window: Window | undefined): Choice {
  if (window === undefined || window === 'lifetime') return 'lifetime';
  if ('calendar' in window) return window.calendar;
  if ('rolling' in window) return 'rolling';
  return 'sinceFirst' in window ? 'sinceFirst' : 'dates';
}

function windowOf(choice: Choice): Window | undefined {
  if (choice === 'lifetime') return undefined;
  if (choice === 'rolling') return { rolling: FIRST_DAYS };
  if (choice === 'sinceFirst') return { sinceFirst: FIRST_DAYS };
  return choice === 'dates' ? nextMonth() : { calendar: choice };
}

const MONTH_MS = 30 * 86_400_000;
const MINUTE_MS = 60_000;

function nextMonth(): Window {
  const now = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
  return { from: new Date(now).toISOString(), to: new Date(now + MONTH_MS).toISOString() };
}
