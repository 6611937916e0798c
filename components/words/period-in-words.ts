import type { AchievementDefinition, CalendarUnit } from '#server/loyalty/achievements/contract.ts';
import type { Formats } from './formats.tsx';

const DAY_MS = 86_400_000;

/** What a period is called that no single date names. */
export type PeriodWords = {
  readonly week: (firstDay: string) => string;
  readonly quarter: (nth: number, year: string) => string;
};

/** The period of the calendar in which a rule begins anew; null where it does not follow the calendar. */
export function repeatedPeriod({
  criteria,
  recurrence,
}: Pick<AchievementDefinition, 'criteria' | 'recurrence'>): CalendarUnit | null {
  const window = 'window' in criteria ? criteria.window : undefined;
  const isOfCalendar = recurrence.kind === 'perWindow' && typeof window === 'object' && 'calendar' in window;
  return isOfCalendar ? window.calendar : null;
}

/** A period by the number the engine counts it with, in words: "June 2026". The period with 1970-01-01 is number 0. */
export function periodInWords(
  unit: CalendarUnit,
  index: number,
  words: PeriodWords,
  { calendar }: Pick<Formats, 'calendar'>,
): string {
  switch (unit) {
    case 'day':
      return calendar(new Date(index * DAY_MS), 'day');
    case 'week':
      // 1970 began on a Thursday, so its first week on the 29th of December.
      return words.week(calendar(new Date((index * 7 - 3) * DAY_MS), 'day'));
    case 'month':
      return calendar(new Date(Date.UTC(1970, index, 1)), 'month');
    case 'quarter': {
      const first = new Date(Date.UTC(1970, index * 3, 1));
      return words.quarter(first.getUTCMonth() / 3 + 1, calendar(first, 'year'));
    }
    case 'year':
      return calendar(new Date(Date.UTC(1970 + index, 0, 1)), 'year');
  }
}
