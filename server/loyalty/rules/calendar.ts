/** Days, weeks and months of a program's time zone, counted since 1970. `Intl` is asked once a day, not once a fact. */
import type { CalendarUnit } from '#server/loyalty/achievements/contract.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const KEPT = 50_000;

/** The wall clock at an instant: `day` since 1970-01-01, `hour` 0..23, `weekday` 0 (Monday) .. 6. */
export type LocalTime = { readonly day: number; readonly hour: number; readonly weekday: number };

/** One time zone with its offsets remembered. */
export class Zone {
  readonly #format: Intl.DateTimeFormat;
  /** By UTC day: the offset all day long, or null where it changes within the day. */
  readonly #byDay = new Map<number, number | null>();
  readonly #byMinute = new Map<number, number>();

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** The wall clock at `ms` (epoch milliseconds). */
  at(ms: number): LocalTime {
    const local = ms + this.#offset(ms);
    const day = Math.floor(local / DAY_MS);
    return { day, hour: Math.floor((local - day * DAY_MS) / HOUR_MS), weekday: weekdayOf(day) };
  }

  /** The calendar day of `ms`, counted since 1970-01-01. */
  dayOf(ms: number): number {
    return Math.floor((ms + this.#offset(ms)) / DAY_MS);
  }

  #offset(ms: number): number {
    const day = Math.floor(ms / DAY_MS);
    let allDay = this.#byDay.get(day);
    if (allDay === undefined) {
      const start = this.#ask(day * DAY_MS);
      allDay = start === this.#ask((day + 1) * DAY_MS - 1) ? start : null;
      keep(this.#byDay, day, allDay);
    }
    return allDay ?? this.#offsetOnTurningDay(ms);
  }

  /** Clocks turn at a whole minute: mostly on the hour, but St John's did so at 00:01 until 2011. */
  #offsetOnTurningDay(ms: number): number {
    const minute = Math.floor(ms / MINUTE_MS);
    const known = this.#byMinute.get(minute);
    if (known !== undefined) return known;
    const offset = this.#ask(minute * MINUTE_MS);
    keep(this.#byMinute, minute, offset);
    return offset;
  }

  #ask(ms: number): number {
    const seconds = Math.floor(ms / 1000) * 1000;
    const part: Record<string, number> = {};
    for (const { type, value } of this.#format.formatToParts(seconds)) part[type] = Number(value);
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - seconds;
  }
}

function keep<V>(cache: Map<number, V>, key: number, value: V): void {
  if (cache.size >= KEPT) cache.clear();
  cache.set(key, value);
}

const zones = new Map<string, Zone>();

/** The zone of an IANA name, the same object every time. */
export function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known) return known;
  const zone = new Zone(timeZone);
  zones.set(timeZone, zone);
  return zone;
}

/** 0 is Monday. 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/**
 * The number of the day, ISO week, month, quarter or year that holds `day`, counted so that 1970-01-01 lies in number 0.
 * Neighbours differ by one; it is also the cycle number of a window (decision 10).
 */
export function unitIndex(unit: CalendarUnit, day: number): number {
  if (unit === 'day') return day;
  if (unit === 'week') return Math.floor((day + 3) / 7);
  const date = new Date(day * DAY_MS);
  const years = date.getUTCFullYear() - 1970;
  if (unit === 'year') return years;
  const months = years * 12 + date.getUTCMonth();
  return unit === 'month' ? months : Math.floor(months / 3);
}
