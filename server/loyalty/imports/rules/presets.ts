import type { ImportSourceInput } from '../contract.ts';

/** A file whose shape we know. `timeZone` and `currency` also serve a program that has to be made for it. */
export type Preset = { readonly source: ImportSourceInput; readonly currency: string; readonly timeZone: string };

/**
 * The shapes of well-known files.
 *
 * `online-retail`: the Online Retail set of the UCI Machine Learning Repository. It names no categories and neither do we:
 * goals that count categories stay where they are. Postage, carriage and manual lines (POST, DOT, C2, M) are part of what
 * the customer paid and stay in the purchase; bank charges, fees of marketplaces, samples, written-off debts and
 * adjustments are nothing anybody bought.
 *
 * `cdnow`: the CDNOW sample of Fader and Hardie. It has no order ids: customer, day and the how-manieth of the customer's
 * that day stand in. Customers are plain numbers, some of which the other file has too, so theirs get a prefix. The number
 * of CDs goes to the metadata, for their single prices are not known.
 */
export const PRESETS: Readonly<Record<string, Preset>> = {
  'online-retail': {
    currency: 'GBP',
    timeZone: 'Europe/London',
    source: {
      format: 'csv',
      columns: {
        order: 'InvoiceNo',
        sku: 'StockCode',
        item: 'Description',
        quantity: 'Quantity',
        date: 'InvoiceDate',
        price: 'UnitPrice',
        customer: 'CustomerID',
        'meta.country': 'Country',
      },
      dateFormat: 'MM-DD-YYYY HH:mm',
      timeZone: 'Europe/London',
      currency: 'GBP',
      cancellationPrefix: 'C',
      notGoods: ['BANK CHARGES', 'AMAZONFEE', 'CRUK', 'B', 'S', 'ADJUST', 'ADJUST2'],
    },
  },
  cdnow: {
    currency: 'USD',
    timeZone: 'America/New_York',
    source: {
      format: 'fixed',
      columns: { customer: '2-6', date: '8-15', 'meta.cds': '16-18', amount: '19-26' },
      dateFormat: 'YYYYMMDD',
      timeZone: 'America/New_York',
      currency: 'USD',
      customerPrefix: 'cdnow-',
    },
  },
};
