/** Why a row of a file is in no purchase and no refund. The code is stable; the words are for whoever reads the report. */
export const REJECTIONS = {
  no_order: 'The row has no order id',
  no_customer: 'A purchase belongs to a customer, and no row of this order names one',
  customer_conflict: 'The rows of this order name different customers',
  currency_conflict: 'The rows of this order are in different currencies',
  bad_date: 'The date cannot be read',
  bad_amount: 'The amount cannot be read, or has more decimals than its currency',
  bad_price: 'The price cannot be read, or has more decimals than its currency',
  bad_quantity: 'The quantity is not a whole number',
  bad_currency: 'The currency is not an ISO 4217 code',
  bad_text: 'The row holds a NUL character',
  missing_column: 'The row has fewer columns than it needs',
  order_incomplete: 'Another row of this order cannot be read, so the order is not complete',
  not_goods: 'The row is a fee or a correction of the books, nothing that was bought',
  stock_correction: 'A quantity of zero or less outside a cancellation is a correction of the stock, no sale',
  negative_amount: 'An amount or price below zero outside a cancellation is a correction of the books, no sale',
  nothing_paid: 'The order comes to less than one minor unit, and a purchase is at least that',
  cancellation_positive: 'A cancellation takes back, but this row adds',
  cancellation_without_sku: 'The cancellation does not say what comes back',
  cancellation_unmatched: 'No earlier purchase of this customer in the program holds this SKU',
  cancellation_exhausted: 'Every piece of this SKU that the customer bought before has come back already',
  cancellation_partly: 'Not every piece of this row was bought before',
  refused: 'The program refuses it',
} as const;

export type RejectionCode = keyof typeof REJECTIONS;

/** A row left out, and why. `line` counts the file's lines from 1. */
export type Rejection = { readonly line: number; readonly code: RejectionCode; readonly reason: string };

/** A rejection in the words of its code; `detail` says more about this very row. */
export function rejection(line: number, code: RejectionCode, detail?: string): Rejection {
  return { line, code, reason: detail ? `${REJECTIONS[code]}: ${detail}` : REJECTIONS[code] };
}
