import { describe, expect, it } from 'vitest';
import { agoText, clockText, dayNameText, dayText, instantText, partOfDay } from './times.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const ago = (text: string) => agoText(new Date(text), NOW, 'en', 'Africa/Lagos');

describe('how long ago', () => {
  it.each([
    ['2026-11-20T11:59:40Z', 'now'],
    ['2026-11-20T11:57:00Z', '3 minutes ago'],
    ['2026-11-20T09:00:00Z', '3 hours ago'],
    ['2026-11-19T10:00:00Z', 'yesterday'],
    ['2026-11-16T12:00:00Z', '4 days ago'],
    ['2026-11-02T12:00:00Z', '2 Nov'],
    ['2025-11-02T12:00:00Z', '2 Nov 2025'],
  ])('was %s: %s', (when, text) => {
    expect(ago(when)).toBe(text);
  });
});

it("names days by the program's calendar", () => {
  const lastMinute = new Date('2026-10-31T23:30:00Z');
  expect(dayText(lastMinute, NOW, 'en', 'Africa/Lagos')).toBe('1 Nov');
  expect(dayText(lastMinute, NOW, 'en', 'UTC')).toBe('31 Oct');
  expect(instantText(lastMinute, 'en', 'Africa/Lagos')).toContain('1 November 2026');
});

it.each([
  ['04:59', 'evening'],
  ['05:00', 'morning'],
  ['11:59', 'morning'],
  ['12:00', 'afternoon'],
  ['17:59', 'afternoon'],
  ['18:00', 'evening'],
  ['00:00', 'evening'],
])('greets at %s with a good %s', (time, part) => {
  expect(partOfDay(new Date(`2026-11-20T${time}:00Z`), 'UTC')).toBe(part);
});

it('tells the time of day, with the day where it is another one', () => {
  expect(clockText(new Date('2026-11-20T13:05:00Z'), NOW, 'en', 'Africa/Lagos')).toBe('14:05');
  expect(clockText(new Date('2026-11-20T23:05:00Z'), NOW, 'en', 'Africa/Lagos')).toBe('21 Nov, 00:05');
});

it.each([
  ['2026-11-20T08:00:00Z', 'Today'],
  ['2026-11-19T23:30:00Z', 'Today'],
  ['2026-11-19T22:30:00Z', 'Yesterday'],
  ['2026-11-14T12:00:00Z', 'Saturday, 14 Nov'],
  ['2025-11-14T12:00:00Z', 'Friday, 14 Nov 2025'],
])('a day of Lagos as a heading: %s is %s', (when, name) => {
  expect(dayNameText(new Date(when), new Date('2026-11-20T12:00:00Z'), 'en', 'Africa/Lagos')).toBe(name);
});
