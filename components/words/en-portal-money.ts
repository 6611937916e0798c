import type { AttemptOutcome } from '#db/enums.ts';
import type { CashbackTab } from '#server/insights/portal/contract.ts';
import { TAKEN_BACK } from './en-taken-back.ts';

const TABS: Record<CashbackTab, string> = {
  all: 'All',
  waiting: 'On its way',
  paid: 'Paid',
  taken: 'Taken back',
  failed: 'Not paid',
};

/** What a try to pay came to, in words that worry nobody. */
const TRIES: Record<AttemptOutcome, string> = {
  paid: 'Paid',
  refused: 'The payment was not accepted',
  unknown: 'No answer yet, so we are asking',
  not_sent: 'It could not be sent yet',
  in_flight: 'Payment under way',
};

const PROVIDERS: Readonly<Record<string, string>> = {
  stripe: 'Your Stripe account',
  paystack: 'Your bank account',
  sandbox: 'Your test account',
};

/** Where cashback is paid to. */
export const portalPaidTo = {
  title: 'Your cashback is paid to',
  account: (provider: string) => PROVIDERS[provider] ?? `Your account at ${provider}`,
  walletText: (program: string) => `Cashback is added to your store credit with ${program} as soon as it is paid.`,
  walletBefore: 'From the time when cashback was paid as store credit.',
  theirs: 'Its full number is never shown.',
  notTheirs: (program: string) => `It was set up by ${program}. If it is no longer yours, let them know.`,
  missing: 'No account yet',
  missingText: 'Add an account so that your cashback can be paid.',
  add: 'Add account',
  change: 'Change account',
  formLead: 'Cashback that is paid from now on goes to this account. We may ask for your password.',
  fields: {
    account: 'Stripe account ID',
    name: 'Account holder',
    accountNumber: 'Account number',
    bankCode: 'Bank code',
    recipient: 'Recipient',
  },
  hints: {
    account: 'Begins with acct_',
    name: 'As your bank writes it',
    accountNumber: 'Digits only',
    bankCode: 'For example 058',
    recipient: 'Any name; no real money moves',
  },
  save: 'Save account',
  changed: 'Cashback is paid another way by now. Reload the page to see how.',
};

/** The customer's page of cashback. */
export const portalCashback = {
  lead: 'Money back on what you buy, and how each amount came about.',
  tabs: TABS,
  tabsLabel: 'Which cashback',
  statement: 'Download as CSV',
  noneAtAll: 'No cashback yet',
  noneAtAllText: 'It comes with your next purchase, and you can follow every step here.',
  none: {
    all: '',
    waiting: 'Nothing is on its way.',
    paid: 'Nothing has been paid yet.',
    taken: 'Nothing was taken back.',
    failed: 'Everything went well: nothing is unpaid.',
  },
  of: (working: string, amount: string) => `${working} of ${amount}`,
  opened: (amount: string) => `${amount} before the refund`,
  waiting: 'On its way',
  retryAt: (when: string) => `We will try again at ${when}`,
  paying: 'Being paid',
  asking: (when: string) => `Checking whether it arrived, again at ${when}`,
  checking: 'Someone is looking into it',
  paidOn: (day: string) => `Paid ${day}`,
  failed: 'It could not be paid, but it is still yours. We are looking into it.',
  failedShort: 'Could not be paid',
  reversed: 'Taken back with the refund',
  cancelled: 'Cancelled',
  openedCancelled: (amount: string) => `${amount} before it was cancelled`,
  clawback: (title: string) => `Refund of ${title}`,
  takenBack: TAKEN_BACK,
  clawbackText: 'This cashback had already been paid when the purchase was refunded.',
  steps: {
    ...TRIES,
    bought: 'Purchase made',
    opened: 'Cashback worked out',
    failed: 'Stopped, so that we can look into it',
    reversed: 'Taken back with the refund',
    cancelled: 'Cancelled',
    owedBack: 'Owed back after the refund',
    takenOffCredit: TAKEN_BACK.done.credit,
    keptBack: TAKEN_BACK.done.cashback,
    again: 'Next try',
  },
  timeline: 'What happened',
  showPurchase: 'What this purchase did',
  file: (day: string) => `cashback-${day}.csv`,
  columns: ['Date', 'Order', 'Kind', 'Purchase', 'Rate', 'Cashback', 'Currency', 'Status', 'Paid or taken off on'],
  kinds: { earn: 'Cashback', clawback: 'Taken back' },
};

/** The customer's page of store credit. */
export const portalCredit = {
  title: 'Store credit',
  lead: 'Everything that was added or taken back, with your balance after it.',
  balance: 'Your store credit',
  see: 'See every entry',
  back: 'Cashback',
  entries: 'Entries of your store credit',
  kinds: { earn: 'Cashback', clawback: 'Cashback taken back', other: 'Correction' },
  after: (amount: string) => `Balance ${amount}`,
  owes: 'A refund took back more than was there. Your next cashback settles it.',
  none: 'No store credit yet',
  noneText: 'Cashback from your purchases is added here, and every entry is listed.',
  elsewhere: 'Your cashback is paid to an account of yours instead.',
  statement: 'Download as CSV',
  file: (day: string) => `store-credit-${day}.csv`,
  columns: ['Date', 'Time', 'Entry', 'Order', 'Amount', 'Balance', 'Currency'],
};
