import type { AttemptOutcome, CashbackStatus, FindingKind, NoticeOutcome, ReconciliationStatus } from '#db/enums.ts';
import { payoutErrors } from './en-payout-errors.ts';

type ProviderState = 'closed' | 'open' | 'half_open' | 'paused';

const STATUSES: Record<CashbackStatus, string> = {
  pending: 'Waiting',
  processing: 'Under way',
  completed: 'Paid',
  failed: 'Failed',
  reversed: 'Reversed',
  needs_review: 'Needs review',
};

const OUTCOMES: Record<AttemptOutcome, string> = {
  paid: 'Paid',
  refused: 'Refused',
  unknown: 'No clear answer',
  not_sent: 'Not sent',
  in_flight: 'Under way',
};

const NOTICES: Record<NoticeOutcome, string> = {
  applied: 'Settled this payment',
  already: 'Already known',
  left: 'Not acted on: an attempt was still under way',
  unknown_key: 'About a payment we do not know',
  contradiction: 'Contradicts our books',
};

const FINDINGS: Record<FindingKind, string> = {
  repaired: 'Put right',
  amount_mismatch: 'Amounts differ',
  only_theirs: 'Only on their side',
  only_ours: 'Only on our side',
  duplicate: 'Paid twice',
  contradiction: 'Contradiction',
};

const RUNS: Record<ReconciliationStatus, string> = {
  waiting: 'Waiting',
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
};

const STATES: Record<ProviderState, string> = {
  closed: 'Healthy',
  open: 'Resting',
  half_open: 'Trying again',
  paused: 'Paused',
};

/** What providers are called; one without a word of its own keeps its own. */
const PROVIDERS: Readonly<Record<string, string>> = {
  wallet: 'Store credit',
  sandbox: 'Sandbox',
  stripe: 'Stripe',
  paystack: 'Paystack',
};

const payments = (count: number | string) => `${count} ${String(count) === '1' ? 'payment' : 'payments'}`;

/** The texts of the console's cashback payments. */
export const payoutTexts = {
  title: 'Cashback payments',
  lead: 'What is owed, what was paid, and what a person must look at.',
  parts: { label: 'Parts', payments: 'Payments', providers: 'Providers', reconciliation: 'Reconciliation' },
  tabs: { label: 'State', attention: 'Needs attention', all: 'All' },
  counted: (count: string) => `${count}+`,
  statuses: STATUSES,
  providerNames: PROVIDERS,
  outcomes: OUTCOMES,
  search: 'Customer or order id',
  filters: { provider: 'Provider', errorCode: 'Why it failed' },
  errors: payoutErrors,
  columns: {
    select: 'Choose',
    customer: 'Customer',
    order: 'Order',
    amount: 'Amount',
    status: 'State',
    tries: 'Attempts',
    next: 'Next try',
    error: 'Why it failed',
    when: 'Owed since',
  },
  tries: (used: number, allowed: number) => `${used} of ${allowed}`,
  someone: 'Unknown customer',
  none: '–',
  select: (customer: string, amount: string) => `Choose ${amount} for ${customer}`,
  selectAll: 'Choose all on this page that can be tried again',
  selectAllShort: (count: number) => `Choose all ${count} on this page`,
  allWell: {
    title: 'Nothing needs your attention',
    text: 'Payments that failed, or whose outcome nobody knows, show up here.',
  },
  empty: {
    title: 'No cashback yet',
    text: 'Cashback is owed as soon as a purchase is rewarded, and paid within seconds.',
  },
  chosen: (count: number, sum: string) => `${count} chosen, ${sum}`,
  unchoose: 'Clear choice',
  retry: 'Try again',
  retryMany: (count: number) => `Try ${payments(count)} again`,
  retryWhat: (count: string, sum: string) =>
    `${payments(count)}, ${sum} in all, will be sent again with a fresh set of attempts. Each keeps its key, so nobody can be paid twice.`,
  retried: (done: number, refused: number) =>
    refused === 0 ? `${payments(done)} on the way again.` : `${payments(done)} on the way again, ${refused} refused.`,
  retriedOne: 'Trying again now. The result shows up here.',
  paid: {
    action: 'Mark as paid',
    what: (amount: string, customer: string) =>
      `From now on, ${amount} for ${customer} counts as paid and is never sent again. This moves no money.`,
    reference: 'The provider’s reference',
    proof: 'How it is known that the money moved',
    proofHint: 'At least 10 characters. It is kept in the audit.',
    done: 'Marked as paid.',
  },
  cancel: {
    action: 'Cancel payment',
    what: (amount: string, customer: string, tries: number) =>
      `${amount} will never be paid to ${customer}, after ${tries} ${tries === 1 ? 'attempt' : 'attempts'}. This cannot be undone.`,
    reason: 'Reason',
    proof: 'How it is known that it was not paid',
    done: (amount: string) => `${amount} is not owed any more.`,
    word: 'cancel',
  },
  cancelMany: {
    action: 'Cancel payments',
    title: (count: number) => `Cancel ${payments(count)}?`,
    what: (count: string, sum: string) =>
      `${payments(count)}, ${sum} in all, will never be paid. Customers are told that it is not coming. This cannot be undone.`,
    reasonHint: 'At least 10 characters. For payments that need review: how it is known that they were not paid.',
    done: (count: number) => `${payments(count)} cancelled.`,
    refused: (count: number, why: string) => `${payments(count)} could not be cancelled: ${why}`,
  },
  detail: {
    title: (amount: string) => `Cashback of ${amount}`,
    customer: 'Customer',
    purchase: 'Purchase',
    working: 'Working',
    workingText: (working: string | null, rate: string, of: string) =>
      working === null ? `${rate} of ${of}` : `${working} = ${rate} of ${of}`,
    earned: 'Earned',
    takenBack: 'Taken back',
    netted: 'Kept for debts',
    debts: 'Refund debts that this payment settles',
    settledBy: 'Payments that settle this debt',
    settlement: (amount: string, order: string) => `${amount}, order ${order}`,
    provider: 'Provider',
    reference: 'Reference',
    why: 'Why it failed',
    error: 'Last error',
    id: 'Id',
    attempts: 'Attempts',
    noAttempts: 'Nothing was tried yet.',
    attempt: (number: number) => `Attempt ${number}`,
    took: (length: string) => `took ${length}`,
    next: (when: string) => `Next try ${when}.`,
    notices: 'What the provider told us',
    noticeOutcomes: NOTICES,
    differences: 'Where a statement differed',
    response: 'The provider’s answer',
  },
  providers: {
    states: STATES,
    none: 'No provider is used yet.',
    failures: 'Failed in a row',
    inFlight: 'Open calls',
    waiting: 'Waiting',
    review: 'Need review',
    failed: 'Failed',
    pause: 'Pause',
    pauseWhat: (waiting: number) =>
      `Nothing more goes out through this provider, for any program, until somebody resumes it. ${waiting === 0 ? 'No payment is waiting now' : `${payments(waiting)} will wait`}; calls already under way finish.`,
    pauseTitle: (name: string) => `Pause ${name}?`,
    pauseReason: 'Reason',
    pauseReasonHint: 'Shown here to everybody while it is paused.',
    pausedNow: 'Paused. Payments wait until somebody resumes them.',
    resume: 'Resume',
    resumeTitle: (name: string) => `Resume ${name}?`,
    resumeWhat: (waiting: number) =>
      waiting === 0
        ? 'No payment is waiting. New ones go out again at once.'
        : `${payments(waiting)} will go out within a minute.`,
    resumed: 'Resumed. Payments go out again.',
    paused: (since: string, why: string) => `Paused since ${since}: ${why}`,
    until: (when: string) => `Too many calls failed in a row, so it is left alone for a while. Next try ${when}.`,
  },
  runs: {
    statuses: RUNS,
    findings: FINDINGS,
    columns: {
      provider: 'Provider',
      span: 'Time compared',
      status: 'State',
      lines: 'Lines',
      matched: 'Matched',
      asked: 'Asked for by',
      when: 'When',
    },
    span: (from: string, to: string) => `${from} to ${to}`,
    daily: 'Every day',
    empty: {
      title: 'Nothing was compared yet',
      text: 'Every day each provider’s statement is compared with our books. Compare now to see it sooner.',
    },
    ask: 'Compare now',
    askWhat:
      'The provider’s statement of these days is read in the background, and each line compared with our books. Days are counted in UTC.',
    from: 'From',
    to: 'Until',
    asked: 'The comparison was queued. It shows up here in a moment.',
    detail: (provider: string) => `Comparison with ${provider}`,
    clean: 'Every line agrees with our books.',
    ours: 'Ours',
    theirs: 'Theirs',
    error: 'Why it failed',
  },
};
