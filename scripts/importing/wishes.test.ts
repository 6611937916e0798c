import { describe, expect, it } from 'vitest';
import { columnsOf, readWishes } from './wishes.ts';

describe('the command line of an import', () => {
  it('takes a preset and a file, and goes to the demo program', () => {
    const wishes = readWishes(['--preset', 'online-retail', 'invoices.csv']);
    expect(wishes).toMatchObject({ file: 'invoices.csv', program: 'laurel-demo', currency: 'GBP', rewards: true });
    expect(wishes?.source.columns).toMatchObject({ order: 'InvoiceNo', 'meta.country': 'Country' });
  });

  it('lets what is said by hand win over the preset', () => {
    const words = [
      '--preset',
      'cdnow',
      '--currency',
      'CAD',
      '--map',
      'amount=20-27',
      '--date-format',
      'DDMMYYYY',
      '--no-rewards',
      'f',
    ];
    const wishes = readWishes(words);
    expect(wishes).toMatchObject({ currency: 'CAD', rewards: false });
    expect(wishes?.source).toMatchObject({
      format: 'fixed',
      dateFormat: 'DDMMYYYY',
      columns: { customer: '2-6', amount: '20-27' },
    });
  });

  it('takes a mapping instead, of a CSV file unless it says otherwise', () => {
    const wishes = readWishes([
      '--map',
      'order=No,customer=Who',
      '--map',
      'date=When,amount=Paid',
      '--delimiter',
      '\\t',
      'f.csv',
    ]);
    expect(wishes?.source).toEqual({
      format: 'csv',
      delimiter: '\t',
      columns: { order: 'No', customer: 'Who', date: 'When', amount: 'Paid' },
    });
  });

  it('allows a comma in a column by doubling it', () => {
    expect(columnsOf(['item=Name,, long,price=Each'])).toEqual({ item: 'Name, long', price: 'Each' });
  });

  it('says what is wrong, and how it is done', () => {
    const complaint = (...words: string[]) => {
      try {
        return readWishes(words);
      } catch (error) {
        return String(error).split('\n')[0];
      }
    };
    expect(complaint('--preset', 'cdnow')).toBe('StartFailure: Name the file.');
    expect(complaint('--preset', 'etsy', 'f')).toContain('There is no preset etsy; there are online-retail and cdnow');
    expect(complaint('f')).toContain('Say what the columns are, by --preset or --map');
    expect(complaint('--map', 'order', 'f')).toContain('--map takes FIELD=COLUMN, not order');
    expect(complaint('--map', 'order=No', '--amounts', 'cents', 'f')).toContain(
      '--amounts is decimal or minor, not cents',
    );
    expect(complaint('--colour', 'f')).toContain("Unknown option '--colour'");
    expect(readWishes(['--help'])).toBeNull();
  });
});
