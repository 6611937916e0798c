import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { unitIndex, zoneOf } from './calendar.ts';
import { WEEKDAYS } from './fields.ts';

const at = (iso: string) => Date.parse(iso);
const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

describe('the wall clock of a program', () => {
  test.each([
    ['Africa/Lagos', '2026-11-20T22:59:59Z', '2026-11-20', 23],
    ['Africa/Lagos', '2026-11-20T23:00:00Z', '2026-11-21', 0],
    ['America/New_York', '2026-03-08T06:59:59Z', '2026-03-08', 1],
    ['America/New_York', '2026-03-08T07:00:00Z', '2026-03-08', 3],
    ['America/New_York', '2026-11-01T05:59:59Z', '2026-11-01', 1],
    ['America/New_York', '2026-11-01T06:00:00Z', '2026-11-01', 1],
    ['America/New_York', '2026-11-02T04:59:59Z', '2026-11-01', 23],
    ['America/New_York', '2026-11-02T05:00:00Z', '2026-11-02', 0],
    ['Asia/Kolkata', '2026-01-31T18:29:59Z', '2026-01-31', 23],
    ['Asia/Kolkata', '2026-01-31T18:30:00Z', '2026-02-01', 0],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', '2026-04-05', 1],
    ['America/St_Johns', '2000-10-29T02:30:59Z', '2000-10-29', 0],
    ['America/St_Johns', '2000-10-29T02:31:00Z', '2000-10-28', 23],
    ['Pacific/Kiritimati', '2025-12-31T10:00:00Z', '2026-01-01', 0],
    ['UTC', '1969-12-31T23:59:59Z', '1969-12-31', 23],
  ])('in %s %s is %s at %d', (zone, iso, date, hour) => {
    expect(zoneOf(zone).at(at(iso))).toMatchObject({ day: day(date), hour });
  });

  it('knows the day of the week', () => {
    expect(WEEKDAYS[zoneOf('Africa/Lagos').at(at('2026-11-20T23:30:00Z')).weekday]).toBe('Sat');
    expect(WEEKDAYS[zoneOf('UTC').at(at('1969-12-29T00:00:00Z')).weekday]).toBe('Mon');
  });

  it('says what Intl says, at any time in any zone', () => {
    const zones = ['America/New_York', 'Pacific/Auckland', 'Asia/Kathmandu', 'Africa/Casablanca', 'America/St_Johns'];
    const formats = new Map(
      zones.map((timeZone) => [
        timeZone,
        new Intl.DateTimeFormat('sv-SE', {
          timeZone,
          dateStyle: 'short',
          timeStyle: 'short',
        }),
      ]),
    );
    const range = { min: at('1990-01-01T00:00:00Z'), max: at('2037-01-01T00:00:00Z') };
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer(range), (zone, ms) => {
        const local = zoneOf(zone).at(ms);
        const date = new Date(local.day * 86_400_000).toISOString().slice(0, 10);
        expect(`${date} ${String(local.hour).padStart(2, '0')}`).toBe(formats.get(zone)?.format(ms).slice(0, 13));
        expect(zoneOf(zone).dayOf(ms)).toBe(local.day);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('units of the calendar', () => {
  it('begins an ISO week on Monday, across the turn of the year', () => {
    const week = (date: string) => unitIndex('week', day(date));
    expect(week('2025-12-29')).toBe(week('2026-01-04'));
    expect(week('2026-01-05')).toBe(week('2026-01-04') + 1);
    expect(week('1970-01-01')).toBe(0);
    expect(week('1969-12-28')).toBe(-1);
  });

  test.each([
    ['day', '1970-01-02', 1],
    ['month', '1970-01-31', 0],
    ['month', '2026-11-20', 56 * 12 + 10],
    ['quarter', '2026-03-31', 56 * 4],
    ['quarter', '2026-04-01', 56 * 4 + 1],
    ['year', '2026-12-31', 56],
    ['month', '1969-12-31', -1],
    ['quarter', '1969-12-31', -1],
    ['year', '1969-12-31', -1],
  ] as const)('counts a %s: %s lies in number %d', (unit, date, index) => {
    expect(unitIndex(unit, day(date))).toBe(index);
  });
});
