import { describe, expect, it } from 'vitest';
import { instantReader, isDateFormat } from './instants.ts';

function read(format: string, zone: string, text: string): string | null {
  const found = instantReader(format, zone)(text);
  return found && new Date(found.ms).toISOString();
}

describe('dates of a file', () => {
  it('are wall-clock time of their zone', () => {
    expect(read('MM-DD-YYYY HH:mm', 'Europe/London', '12-01-2010 08:26')).toBe('2010-12-01T08:26:00.000Z');
    expect(read('MM-DD-YYYY HH:mm', 'Europe/London', '07-01-2010 08:26')).toBe('2010-07-01T07:26:00.000Z');
    expect(read('DD.MM.YYYY', 'Africa/Lagos', '24.12.2021')).toBe('2021-12-23T23:00:00.000Z');
    expect(read('YYYYMMDD', 'America/New_York', '19970112')).toBe('1997-01-12T05:00:00.000Z');
    expect(read('D/M/YYYY H:mm:ss', 'Asia/Tokyo', '3/4/2022 9:05:07')).toBe('2022-04-03T00:05:07.000Z');
  });

  it('may carry an offset of their own, which wins over the zone', () => {
    expect(read('iso', 'Africa/Lagos', '2021-03-29T10:00:00+02:30')).toBe('2021-03-29T07:30:00.000Z');
    expect(read('iso', 'Africa/Lagos', '2021-03-29T10:00:00.125Z')).toBe('2021-03-29T10:00:00.125Z');
    expect(read('iso', 'Africa/Lagos', '2021-03-29 10:00')).toBe('2021-03-29T09:00:00.000Z');
    expect(read('iso', 'Africa/Lagos', '2021-03-29')).toBe('2021-03-28T23:00:00.000Z');
  });

  it('may be seconds or milliseconds since 1970', () => {
    expect(read('epoch-s', 'UTC', '1700000000')).toBe('2023-11-14T22:13:20.000Z');
    expect(read('epoch-ms', 'UTC', '1700000000123')).toBe('2023-11-14T22:13:20.123Z');
    expect(read('epoch-s', 'UTC', '17e8')).toBeNull();
  });

  it('that the clock jumped over are read as if it had not, and those it showed twice as the first', () => {
    expect(read('iso', 'Europe/London', '2021-03-28 01:30')).toBe('2021-03-28T01:30:00.000Z');
    expect(read('iso', 'Europe/London', '2021-10-31 01:30')).toBe('2021-10-31T00:30:00.000Z');
    expect(read('iso', 'America/New_York', '2021-11-07 01:30')).toBe('2021-11-07T05:30:00.000Z');
  });

  it('that do not exist are refused', () => {
    for (const text of ['02-30-2021 10:00', '13-01-2021 10:00', '01-01-2021 24:00', '01-01-2021', 'yesterday', '']) {
      expect(read('MM-DD-YYYY HH:mm', 'UTC', text)).toBeNull();
    }
    expect(read('iso', 'UTC', '2021-02-29')).toBeNull();
    expect(read('iso', 'UTC', '1969-12-31')).toBeNull();
  });

  it('keep the day the file wrote, whatever day that is in UTC', () => {
    expect(instantReader('iso', 'Pacific/Auckland')('2021-06-01 08:00')?.day).toBe('20210601');
    expect(instantReader('epoch-s', 'Pacific/Auckland')('1622491200')?.day).toBe('20210601');
  });
});

describe('a date format', () => {
  it('names a year, a month and a day, once each', () => {
    expect(['iso', 'epoch-s', 'YYYY-MM-DD', 'D.M.YYYY HH:mm'].every(isDateFormat)).toBe(true);
    expect(['YYYY-MM', 'MM/DD', 'whenever', 'YYYY-MM-DD DD'].some(isDateFormat)).toBe(false);
  });
});
