'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import {
  changeText,
  countText,
  factorText,
  moneyText,
  numberText,
  rateText,
  roundMoneyText,
  shortMoneyText,
} from '#components/ui/numbers.ts';
import {
  agoText,
  calendarText,
  clockText,
  dayNameText,
  dayText,
  instantText,
  isoDayText,
  isoTimeText,
  monthText,
  timeText,
} from '#components/ui/times.ts';

export type ProgramWords = { readonly locale: string; readonly currency: string; readonly timeZone: string };

/** How a program writes numbers, money and times. `asOf` is the moment the page's data was read. */
export type Formats = ReturnType<typeof formatsOf>;

export function formatsOf({ locale, currency, timeZone }: ProgramWords, asOf: Date) {
  return {
    currency,
    timeZone,
    count: (value: number | bigint) => countText(value, locale),
    /** A measured number, to the tenth. */
    number: (value: number) => numberText(value, locale),
    change: (value: number) => changeText(value, locale),
    money: (amount: bigint, of = currency) => moneyText(amount, of, locale),
    /** Money beside an axis: short, whole units of an approximate amount in minor units. */
    axisMoney: (amount: number) => shortMoneyText(amount, currency, locale),
    roundMoney: (amount: bigint, of = currency) => roundMoneyText(amount, of, locale),
    rate: (bps: number) => rateText(bps, locale),
    factor: (pct: number) => factorText(pct, locale),
    ago: (when: Date) => agoText(when, asOf, locale, timeZone),
    day: (when: Date) => dayText(when, asOf, locale, timeZone),
    /** A month, YYYY-MM. */
    month: (month: string) => monthText(month, locale),
    /** A date of the calendar, in UTC, to its day, month or year. */
    calendar: (date: Date, to: 'day' | 'month' | 'year') => calendarText(date, to, locale),
    dayName: (when: Date) => dayNameText(when, asOf, locale, timeZone),
    time: (when: Date) => timeText(when, locale, timeZone),
    instant: (when: Date) => instantText(when, locale, timeZone),
    /** For files, whatever the language. */
    isoDay: (when: Date) => isoDayText(when, timeZone),
    isoTime: (when: Date) => isoTimeText(when, timeZone),
    clock: (when: Date) => clockText(when, asOf, locale, timeZone),
    all: (parts: readonly string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts),
    any: (parts: readonly string[]) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(parts),
  };
}

const CurrentFormats = createContext<Formats | null>(null);

export function FormatsProvider(props: { program: ProgramWords; asOf: Date; children: ReactNode }) {
  const { program, asOf, children } = props;
  const formats = useMemo(() => formatsOf(program, asOf), [program, asOf]);
  return <CurrentFormats value={formats}>{children}</CurrentFormats>;
}

export function useFormats(): Formats {
  const formats = useContext(CurrentFormats);
  if (!formats) throw new Error('formats are used outside of their provider');
  return formats;
}
