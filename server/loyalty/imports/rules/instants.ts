/** Dates as files write them, to instants. Pure but for `Intl`, which knows the time zones. */

/** An instant, and the calendar day the file wrote (`19970112`). */
export type FileInstant = { readonly ms: number; readonly day: string };
export type InstantReader = (text: string) => FileInstant | null;

type WallClock = { year: number; month: number; day: number; hour: number; minute: number; second: number; ms: number };

const TOKENS: Readonly<Record<string, { part: keyof WallClock; pattern: string }>> = {
  YYYY: { part: 'year', pattern: '\\d{4}' },
  MM: { part: 'month', pattern: '\\d{2}' },
  M: { part: 'month', pattern: '\\d{1,2}' },
  DD: { part: 'day', pattern: '\\d{2}' },
  D: { part: 'day', pattern: '\\d{1,2}' },
  HH: { part: 'hour', pattern: '\\d{2}' },
  H: { part: 'hour', pattern: '\\d{1,2}' },
  mm: { part: 'minute', pattern: '\\d{2}' },
  ss: { part: 'second', pattern: '\\d{2}' },
};
const TOKEN = /YYYY|MM|M|DD|D|HH|H|mm|ss/g;
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3})\d{0,6})?)?)?(Z|[+-]\d{2}:?\d{2})?$/;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Makes the reader of a date format: `iso`, `epoch-s`, `epoch-ms` or a pattern such as `MM-DD-YYYY HH:mm`. Dates without
 * an offset are wall-clock time of `timeZone`. A time the clock jumped over is read as if it had not jumped, one it showed
 * twice as the first. What is no real date (30 February) is null.
 */
export function instantReader(format: string, timeZone: string): InstantReader {
  const offsetAt = offsets(timeZone);
  if (format === 'epoch-s') return (text) => fromEpoch(text, 1_000, offsetAt);
  if (format === 'epoch-ms') return (text) => fromEpoch(text, 1, offsetAt);
  if (format === 'iso') return (text) => fromIso(text, offsetAt);
  return patternReader(format, offsetAt);
}

/** True when a pattern names a year, a month and a day, or is one of the named formats. */
export function isDateFormat(format: string): boolean {
  if (['iso', 'epoch-s', 'epoch-ms'].includes(format)) return true;
  const parts = [...format.matchAll(TOKEN)].map(([token]) => TOKENS[token]?.part);
  return ['year', 'month', 'day'].every((part) => parts.filter((named) => named === part).length === 1);
}

type OffsetAt = (ms: number) => number;

function patternReader(format: string, offsetAt: OffsetAt): InstantReader {
  const parts: (keyof WallClock)[] = [];
  const escaped = format.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const source = escaped.replaceAll(TOKEN, (token) => {
    const known = TOKENS[token];
    if (!known) return token;
    parts.push(known.part);
    return `(${known.pattern})`;
  });
  const pattern = new RegExp(`^${source}$`);
  return (text) => {
    const found = pattern.exec(text.trim());
    if (!found) return null;
    const clock = midnight();
    parts.forEach((part, at) => {
      clock[part] = Number(found[at + 1]);
    });
    return atClock(clock, offsetAt);
  };
}

function fromIso(text: string, offsetAt: OffsetAt): FileInstant | null {
  const found = ISO.exec(text.trim());
  if (!found) return null;
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = '', offset] = found;
  const ms = Number(fraction.padEnd(3, '0'));
  const clock: WallClock = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    ms,
  };
  const fixed = offset === undefined ? null : offsetMs(offset);
  return atClock(clock, fixed === null ? offsetAt : () => fixed);
}

function offsetMs(offset: string): number {
  if (offset === 'Z') return 0;
  const sign = offset.startsWith('-') ? -1 : 1;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(-2));
  return sign * (hours * 60 + minutes) * MINUTE_MS;
}

function fromEpoch(text: string, unitMs: number, offsetAt: OffsetAt): FileInstant | null {
  if (!/^\d{1,14}$/.test(text.trim())) return null;
  const ms = Number(text.trim()) * unitMs;
  if (ms > 8.64e15) return null;
  return { ms, day: new Date(ms + offsetAt(ms)).toISOString().slice(0, 10).replaceAll('-', '') };
}

function midnight(): WallClock {
  return { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, ms: 0 };
}

function atClock(clock: WallClock, offsetAt: OffsetAt): FileInstant | null {
  const { year, month, day, hour, minute, second, ms } = clock;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  const read = new Date(wall);
  const real = read.getUTCMonth() === month - 1 && read.getUTCDate() === day && year >= 1970;
  if (!real || hour > 23 || minute > 59 || second > 59) return null;
  const text = `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
  return { ms: wall - earliestOffset(wall, offsetAt), day: text };
}

/** The offset that held when clocks showed `wall`; of two, the larger, which is the earlier instant. */
function earliestOffset(wall: number, offsetAt: OffsetAt): number {
  const before = offsetAt(wall - DAY_MS);
  const after = offsetAt(wall + DAY_MS);
  if (before === after) return before;
  const fits = [before, after].filter((offset) => offsetAt(wall - offset) === offset);
  return fits.length > 0 ? Math.max(...fits) : before;
}

/** The zone's offset from UTC at an instant; `Intl` is asked once a quarter of an hour of the file. */
function offsets(timeZone: string): OffsetAt {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const known = new Map<number, number>();
  return (ms) => {
    const quarter = Math.floor(ms / (15 * MINUTE_MS));
    const remembered = known.get(quarter);
    if (remembered !== undefined) return remembered;
    if (known.size > 50_000) known.clear();
    const name = format.formatToParts(quarter * 15 * MINUTE_MS).find((part) => part.type === 'timeZoneName')?.value;
    const offset = name === 'GMT' || name === undefined ? 0 : offsetMs(name.slice(3));
    known.set(quarter, offset);
    return offset;
  };
}
