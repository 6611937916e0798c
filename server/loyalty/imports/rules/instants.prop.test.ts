import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantReader } from './instants.ts';

const zones = ['Africa/Lagos', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];
const clock = (zone: string, ms: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(ms);

describe('dates of a file', () => {
  it('come back as the wall clock shows them, to the second, in any zone', () => {
    const seconds = fc.integer({ min: Date.UTC(1975, 0, 1) / 1000, max: Date.UTC(2035, 0, 1) / 1000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), seconds, (zone, second) => {
        const shown = clock(zone, second * 1000);
        const read = instantReader('YYYY-MM-DD HH:mm:ss', zone)(shown);
        expect(read && clock(zone, read.ms)).toBe(shown);
        expect(read && read.ms <= second * 1000).toBe(true);
      }),
    );
  });
});
