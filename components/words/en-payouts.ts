import type { AttemptOutcome, CashbackStatus, FindingKind, NoticeOutcome, ReconciliationStatus } from '#db/enums.ts';

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
  applied: 'Taken over',
  already: 'Known already',
  left: 'Left for a person',
  unknown_key: 'Of a payment we do not know',
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
  closed: 'Well',
  open: 'Left alone',
  half_open: 'Being tried',
  paused: 'Paused',
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
  outcomes: OUTCOMES,
  filters: { provider: 'Provider', errorCode: 'Error class' },
  columns: {
    select: 'Chosen',
    customer: 'Customer',
    amount: 'Amount',
    status: 'State',
    tries: 'Attempts',
    next: 'Next try',
    error: 'Error class',
    when: 'Owed since',
  },
  tries: (used: number, allowed: number) => `${used} of ${allowed}`,
  someone: 'Nobody we know',
  none: '–',
  select: (customer: string, amount: string) => `Choose ${amount} for ${customer}`,
  allWell: { title: 'No payment needs a person', text: 'What fails, or has no clear end, appears here.' },
  empty: {
    title: 'No cashback yet',
    text: 'It is owed once a purchase is rewarded under a cashback rule, and paid within seconds.',
  },
  chosen: (count: number) => `${count} chosen`,
  unchoose: 'Choose none',
  retry: 'Try again',
  retryMany: (count: number) => `Try ${payments(count)} again`,
  retryWhat: (count: string, sum: string) =>
    `${payments(count)} of ${sum} in all go out again under the same keys, each with all its attempts before it. None can be paid twice.`,
  retried: (done: number, refused: number) =>
    refused === 0 ? `${payments(done)} on the way again.` : `${payments(done)} on the way again, ${refused} refused.`,
  retriedOne: 'On the way again.',
  paid: {
    action: 'Mark as paid',
    what: (amount: string, customer: string) =>
      `${amount} for ${customer} counts as paid from now on and is never sent again. No money moves.`,
    reference: 'The provider’s reference',
    proof: 'How it is known that the money moved',
    proofHint: 'At least 10 characters; it is kept in the audit.',
    done: 'Marked as paid.',
  },
  cancel: {
    action: 'Cancel payment',
    what: (amount: string, customer: string, tries: number) =>
      `${amount} will never be paid to ${customer}. ${tries} attempts were made. This cannot be undone.`,
    reason: 'Reason',
    proof: 'How it is known that it was not paid',
    done: (amount: string) => `${amount} is not owed any more.`,
    word: 'cancel',
  },
  detail: {
    title: (amount: string) => `Cashback of ${amount}`,
    customer: 'Customer',
    purchase: 'Purchase',
    working: 'Working',
    workingText: (rate: string, base: string, bonus: string, of: string) =>
      `${base} band + ${bonus} badge = ${rate} of ${of}`,
    earned: 'Earned',
    takenBack: 'Taken back',
    netted: 'Kept for debts',
    debts: 'Debts that this settles',
    settledBy: 'Settled by',
    settlement: (amount: string, order: string) => `${amount}, order ${order}`,
    provider: 'Provider',
    reference: 'Reference',
    error: 'Last error',
    id: 'Id',
    attempts: 'Attempts',
    noAttempts: 'Nothing was tried yet.',
    attempt: (number: number) => `Attempt ${number}`,
    took: (length: string) => `took ${length}`,
    next: (when: string) => `Tried again ${when}`,
    notices: 'What the provider told',
    noticeOutcomes: NOTICES,
    differences: 'Where a statement differed',
    response: 'The answer',
  },
  providers: {
    states: STATES,
    none: 'No provider is used yet.',
    failures: 'Failures in a row',
    inFlight: 'Calls under way',
    waiting: 'Waiting',
    review: 'Need review',
    failed: 'Failed',
    pause: 'Pause',
    pauseWhat: (waiting: number) =>
      `Nothing more goes out through this provider, for any program, until somebody resumes it. ${payments(waiting)} will wait; what is on its way comes to its end.`,
    pauseReason: 'Reason',
    pausedNow: 'Payments are held back.',
    resume: 'Resume',
    resumeWhat: (waiting: number) => `${payments(waiting)} may go out within a minute.`,
    resumed: 'Payments go out again.',
    paused: (since: string, why: string) => `Paused since ${since}: ${why}`,
    until: (when: string) => `Left alone until ${when}`,
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
      text: 'Once a day a provider’s statement is compared with our books. Ask for a comparison to see one now.',
    },
    ask: 'Compare now',
    askWhat: 'A worker reads the provider’s statement of these days and compares each line with our books.',
    from: 'From',
    to: 'Until',
    asked: 'Asked for. It appears here once a worker took it.',
    detail: (provider: string) => `Comparison with ${provider}`,
    clean: 'Every line agrees with our books.',
    ours: 'Ours',
    theirs: 'Theirs',
    error: 'Why it failed',
  },
};
