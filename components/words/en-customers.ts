import type { CashbackStatus, FactKind, PointsKind } from '#db/enums.ts';
import type { Account } from '#server/insights/customers/choices.ts';
import { payoutErrors } from './en-payout-errors.ts';

const ACCOUNTS: Record<Account, string> = {
  registered: 'Registered',
  unregistered: 'Not registered',
  anonymised: 'Anonymised',
};

const KINDS: Record<PointsKind, string> = {
  unlock: 'Unlocked',
  revoke: 'Taken back',
  correction: 'Corrected',
  adjustment: 'Adjusted by hand',
};

const CASHBACK: Record<CashbackStatus, string> = {
  pending: 'Waiting',
  processing: 'Being paid',
  completed: 'Paid',
  failed: 'Failed',
  reversed: 'Reversed',
  needs_review: 'Needs review',
};

const CAUSES: Record<FactKind, string> = {
  purchase: 'A purchase',
  refund: 'A refund',
  activity: 'An activity',
  adjustment: 'By hand',
};

/** What a provider needs to know of an account. */
const FIELDS: Readonly<Record<string, string>> = {
  recipient: 'Recipient',
  account: 'Stripe account id',
  name: 'Account holder',
  accountNumber: 'Account number',
  bankCode: 'Bank code',
};

const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);

/** The texts of the console's customers. */
export const customerTexts = {
  title: 'Customers',
  lead: 'Everyone who has bought, joined or been imported.',
  search: 'Name, email or external id',
  filters: { account: 'Account', badge: 'Badge' },
  columns: {
    customer: 'Customer',
    externalId: 'External id',
    badge: 'Badge',
    purchases: 'Purchases',
    points: 'Points',
    cashback: 'Cashback',
    since: 'Since',
    when: 'When',
    change: 'Change',
    why: 'Why',
    by: 'By',
    amount: 'Amount',
    rate: 'Rate',
    status: 'Status',
    next: 'Next try',
    order: 'Order',
    balance: 'Balance',
    cause: 'Because of',
    action: 'What',
    details: 'What changed',
  },
  accounts: ACCOUNTS,
  kinds: KINDS,
  cashbackStatuses: CASHBACK,
  errors: payoutErrors,
  nameless: 'Without a name',
  none: '–',
  empty: {
    title: 'No customers yet',
    text: 'They appear with their first purchase through the partner API, when they register, or when you import a file.',
  },
  tabs: {
    achievements: 'Achievements',
    purchases: 'Purchases',
    cashback: 'Cashback',
    credit: 'Store credit',
    points: 'Points',
    audit: 'Audit',
  },
  summary: {
    points: 'Points',
    purchases: 'Purchases',
    achievements: 'Achievements',
    badge: 'Badge',
    noBadge: 'None yet',
    next: (badge: string, missing: string) => `${badge}: ${missing} to go`,
    pointsLeft: (points: string) => `${points} points`,
    achievementsLeft: (count: number) => `${count} ${plural(count, 'achievement', 'achievements')}`,
    top: 'The highest there is',
    paid: 'Cashback paid',
    waiting: (amount: string) => `${amount} on its way`,
    owed: (amount: string) => `${amount} to be settled for refunds`,
    unpaid: (amount: string) => `${amount} could not be paid`,
    lastBought: (when: string) => `Last active ${when}`,
    never: 'Nothing yet',
    email: 'Email',
    externalId: 'External id',
    id: 'Id',
    since: 'Customer since',
    disabled: 'Suspended',
    account: 'Account',
  },
  achievements: {
    name: 'Achievement',
    progress: 'Progress',
    unlocked: 'Unlocked',
    secret: 'Secret',
    times: (times: string) => `${times}×`,
    why: 'The rule, what counted, and why not yet',
    none: 'This program has no achievements yet.',
  },
  whyNot: {
    title: 'Why not yet',
    soFar: (progress: string) => `So far ${progress}.`,
    only: {
      purchases: (which: string) => `Only a purchase ${which} counts.`,
      items: (which: string) => `Only an item ${which} counts.`,
      activities: (which: string) => `Only an activity ${which} counts.`,
    },
    from: (instant: string) => `The rule counts from ${instant} on.`,
    earlier: {
      purchase: (count: number, shown: string, last: string) =>
        count === 1
          ? `The one earlier purchase, on ${last}, is older than that and does not count.`
          : `The ${shown} earlier purchases are older than that and do not count; the last was on ${last}.`,
      activity: (count: number, shown: string, last: string) =>
        count === 1
          ? `The one earlier activity, on ${last}, is older than that and does not count.`
          : `The ${shown} earlier activities are older than that and do not count; the last was on ${last}.`,
    },
    nothingSince: {
      purchase: 'The customer has bought nothing since.',
      activity: 'The customer has done nothing of the kind since.',
    },
    nothing: {
      purchase: 'The customer has not bought anything yet.',
      activity: 'The customer has not done anything of the kind yet.',
    },
  },
  story: {
    parts: 'What the customer has, and what is missing',
    countsFrom: (instant: string) => `Counts what customers do from ${instant} on.`,
  },
  noPurchases: { title: 'No purchases yet', text: 'This customer has not bought anything so far.' },
  noCashback: { title: 'No cashback yet', text: 'What purchases earn back shows up here.' },
  noPoints: { title: 'No points yet', text: 'Unlocks and adjustments show up here.' },
  noAudit: { title: 'Nothing done by hand', text: 'Changes made by people, tokens and jobs show up here.' },
  tryAgain: 'Try again…',
  takenBack: (order: string) => `Taken back · ${order}`,
  settling: 'Being settled',
  settled: 'Settled',
  causes: CAUSES,
  badges: {
    title: 'Badges earned',
    none: 'No badge yet.',
    lost: (when: string) => `until ${when}`,
  },
  credit: {
    balance: 'Balance now',
    owes: 'The customer owes this; the next cashback settles it.',
    span: 'Time shown',
    spans: { month: 'Last 30 days', year: 'Last 12 months', all: 'Everything' },
    kinds: { earn: 'Cashback', clawback: 'Cashback taken back' },
    other: 'Other',
    opening: (amount: string) => `${amount} before that`,
    csv: 'Download CSV',
    more: (shown: string, all: string) => `The latest ${shown} of ${all} entries. The CSV file has all of them.`,
    file: 'store-credit.csv',
    none: { title: 'No store credit in this time', text: 'Cashback paid as store credit shows up here.' },
  },
  paidTo: {
    title: 'Where cashback is paid',
    by: 'Paid by',
    usual: 'The program’s own way',
    chosen: 'Chosen for this customer',
    noAccount: 'needs no account',
    missing: 'No account yet: payments fail until there is one.',
    account: 'Account',
    setBy: (who: string, when: string) => `Set by ${who}, ${when}`,
    set: 'Set account',
    change: 'Change account',
    clear: 'Remove account',
    clearOne: (provider: string) => `Remove ${provider} account`,
    provider: 'Provider',
    fields: FIELDS,
    details: 'Stored encrypted. Only its last characters are ever shown again.',
    prefer: (provider: string) => `Always pay this customer by ${provider}`,
    preferHint: (usual: string) => `Otherwise the program’s own way applies: ${usual}.`,
    submit: 'Save account',
    saved: 'The account is saved. The next payment goes there.',
    clearTitle: (provider: string) => `Remove the ${provider} account?`,
    clearText: (label: string) =>
      `Nothing more is sent to ${label}. What was stored is deleted; the audit keeps its last characters.`,
    cleared: 'The account is removed.',
  },
  acts: { more: 'More', adjust: 'Adjust points', reevaluate: 'Re-evaluate', anonymise: 'Anonymise' },
  adjust: {
    title: 'Adjust points',
    points: 'Points',
    pointsHint: 'For example 250, or −100 to take points away.',
    reason: 'Reason',
    reasonHint: 'Kept with the points for good. The customer may see it.',
    now: (balance: string) => `The balance is ${balance} points.`,
    outcome: (before: string, after: string, isGift: boolean) =>
      `The balance goes from ${before} to ${after} points. ${isGift ? 'A badge that this reaches is earned at once.' : 'A badge that was earned stays.'}`,
    belowZero: 'That is below zero. New points make up for it before the balance is above zero again.',
    submit: 'Adjust',
    done: (points: string) => `The balance is ${points} points now.`,
  },
  reevaluate: {
    title: 'Re-evaluate this customer?',
    text: 'Everything this customer did is worked out once more, under the rules of that time. If all is right, nothing changes; any difference is added as an entry of its own.',
    submit: 'Re-evaluate',
    same: 'All is right. Nothing changed.',
    changed: (points: string, gained: number, lost: number) =>
      `Changed: ${points} points, ${gained} unlocked, ${lost} taken back.`,
  },
  anonymise: {
    title: 'Anonymise this customer?',
    text: 'Name, email, external id and password are removed, and all sessions end. This cannot be undone.',
    stays: (purchases: string, points: string) =>
      `${purchases} ${plural(Number(purchases), 'purchase', 'purchases')} and ${points} points stay in the books, tied to nobody.`,
    word: 'anonymise',
    submit: 'Anonymise for good',
    done: 'The customer is anonymous now.',
  },
};
