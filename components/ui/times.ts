const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes longer than all that is written with it. */
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}

const spans = new Map<string, Intl.RelativeTimeFormat>();

function spanFormat(locale: string): Intl.RelativeTimeFormat {
  const known = spans.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  spans.set(locale, known);
  return known;
}

/** How long before `asOf` something was, in words: "3 hours ago", "yesterday". Older than a week: its day. */
export function agoText(when: Date, asOf: Date, locale: string, timeZone: string): string {
  const seconds = Math.round((when.getTime() - asOf.getTime()) / 1000);
  const words = spanFormat(locale);
  const age = Math.abs(seconds);
  if (age < MINUTE) return words.format(0, 'second');
  if (age < HOUR) return words.format(Math.round(seconds / MINUTE), 'minute');
  if (age < DAY) return words.format(Math.round(seconds / HOUR), 'hour');
  if (age < 7 * DAY) return words.format(Math.round(seconds / DAY), 'day');
  return dayText(when, asOf, locale, timeZone);
}

/** A day: "12 Nov", with its year when that is another one. */
export function dayText(when: Date, asOf: Date, locale: string, timeZone: string): string {
  const yearOf = (date: Date) => format('en', { year: 'numeric', timeZone }).format(date);
  const year = yearOf(when) === yearOf(asOf) ? undefined : 'numeric';
  return format(dayFirst(locale), { day: 'numeric', month: 'short', year, timeZone }).format(when);
}

/** A month of the calendar, given as YYYY-MM: "Nov 2026". */
export function monthText(month: string, locale: string): string {
  const first = new Date(`${month}-01T12:00:00Z`);
  return format(dayFirst(locale), { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(first);
}

const CALENDAR = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
} as const;

/** A date of the calendar alone, to its day, month or year: "8 June 2026", "June 2026", "2026". */
export function calendarText(date: Date, to: keyof typeof CALENDAR, locale: string): string {
  return format(dayFirst(locale), { ...CALENDAR[to], timeZone: 'UTC' }).format(date);
}

/** The day as a heading: "Today", "Yesterday", "Saturday, 21 Nov"; with its year when that is another one. */
export function dayNameText(when: Date, asOf: Date, locale: string, timeZone: string): string {
  const daysAgo = dayNumber(asOf, timeZone) - dayNumber(when, timeZone);
  if (daysAgo === 0 || daysAgo === 1) return capitalised(spanFormat(locale).format(-daysAgo, 'day'), locale);
  const weekday = format(locale, { weekday: 'long', timeZone }).format(when);
  return `${capitalised(weekday, locale)}, ${dayText(when, asOf, locale, timeZone)}`;
}

/** Days since 1970 on the calendar of a time zone. */
function dayNumber(when: Date, timeZone: string): number {
  return Math.round(Date.parse(format('en-CA', { dateStyle: 'short', timeZone }).format(when)) / (DAY * 1_000));
}

function capitalised(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

/** A time of day alone: "14:05". */
export function timeText(when: Date, locale: string, timeZone: string): string {
  return format(dayFirst(locale), { timeStyle: 'short', timeZone }).format(when);
}

/** A day as in ISO 8601, for files: "2026-11-12". */
export function isoDayText(when: Date, timeZone: string): string {
  return format('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(when);
}

/** A time of day as in ISO 8601, for files: "14:05". */
export function isoTimeText(when: Date, timeZone: string): string {
  return format('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(when);
}

/** The whole instant, for a tooltip. */
export function instantText(when: Date, locale: string, timeZone: string): string {
  return format(dayFirst(locale), { dateStyle: 'full', timeStyle: 'short', timeZone }).format(when);
}

/** A time of day: "14:05"; with its day where that is not the day of `asOf`: "24 Nov, 14:05". */
export function clockText(when: Date, asOf: Date, locale: string, timeZone: string): string {
  const clock = format(dayFirst(locale), { timeStyle: 'short', timeZone }).format(when);
  const dateOf = (date: Date) => format('en', { dateStyle: 'short', timeZone }).format(date);
  return dateOf(when) === dateOf(asOf) ? clock : `${dayText(when, asOf, locale, timeZone)}, ${clock}`;
}

export type PartOfDay = 'morning' | 'afternoon' | 'evening';

/** Which greeting suits the hour of a time zone. */
export function partOfDay(now: Date, timeZone: string): PartOfDay {
  const hour = Number(format('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(now));
  if (hour >= 5 && hour < 12) return 'morning';
  return hour >= 12 && hour < 18 ? 'afternoon' : 'evening';
}

/** Plain English without a country means neither order of day and month; we write the day first. */
function dayFirst(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale;
}

/** A length of time with the unit that suits it: "42 ms", "3.2 s", "5 min", "2 h", "3 d". */
export function lengthText(ms: number): string {
  const seconds = ms / 1_000;
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (seconds < MINUTE) return `${seconds.toFixed(1)} s`;
  if (seconds < HOUR) return `${Math.round(seconds / MINUTE)} min`;
  return seconds < 2 * DAY ? `${Math.round(seconds / HOUR)} h` : `${Math.round(seconds / DAY)} d`;
}
