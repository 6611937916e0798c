import { describe, expect, it } from 'vitest';
import { instantOf, localOf } from './local-instants.ts';

describe('a local time', () => {
  it.each([
    ['2026-11-23T09:30', 'Africa/Lagos', '2026-11-23T08:30:00.000Z'],
    ['2026-07-01T00:00', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
    ['2026-12-01T00:00', 'Europe/Berlin', '2026-11-30T23:00:00.000Z'],
    ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['2026-01-01T00:00', 'Pacific/Auckland', '2025-12-31T11:00:00.000Z'],
  ])('%s in %s is the instant %s, and back', (local, zone, instant) => {
    expect(instantOf(local, zone)).toBe(instant);
    expect(localOf(instant, zone)).toBe(local);
  });

  it('is nothing while the field is empty or half typed', () => {
    expect(instantOf('', 'UTC')).toBeUndefined();
    expect(instantOf('2026-13', 'UTC')).toBeUndefined();
    expect(localOf(undefined, 'UTC')).toBe('');
  });
});
