import type { CashbackStatus, PointsKind } from '#db/enums.ts';
import type { Account } from '#server/insights/customers/contract.ts';

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

const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);

/** The texts of the console's customers. */
export const customerTexts = {
  title: 'Customers',
  lead: 'Everyone who bought, did or registered something.',
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
    attempts: 'Attempts',
    purchase: 'Purchase',
    action: 'What',
    details: 'Details',
  },
  accounts: ACCOUNTS,
  kinds: KINDS,
  cashbackStatuses: CASHBACK,
  nameless: 'Without a name',
  none: '–',
  empty: {
    title: 'No customers yet',
    text: 'They come with their first purchase through the partner API, when they register, or from a file.',
  },
  tabs: {
    achievements: 'Achievements',
    purchases: 'Purchases',
    cashback: 'Cashback',
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
    email: 'Email',
    externalId: 'External id',
    id: 'Id',
    since: 'Customer since',
    last: 'Last active',
    account: 'Account',
  },
  achievements: {
    name: 'Achievement',
    progress: 'Progress',
    unlocked: 'Unlocked',
    secret: 'Secret',
    why: 'Rule, what counted, why not yet',
    none: 'This program has no achievements yet.',
  },
  noPurchases: { title: 'No purchases', text: 'This customer has not bought anything yet.' },
  noCashback: { title: 'No cashback', text: 'Cashback of this customer’s purchases will be listed here.' },
  noPoints: { title: 'No points moved', text: 'Unlocks and adjustments will be listed here.' },
  noAudit: { title: 'Nothing was done by hand', text: 'Changes by people, tokens and jobs will be listed here.' },
  acts: { more: 'More', adjust: 'Adjust points', reevaluate: 'Re-evaluate', anonymise: 'Anonymise' },
  adjust: {
    title: 'Adjust points',
    points: 'Points',
    pointsHint: 'A minus takes points away.',
    reason: 'Reason',
    reasonHint: 'Kept for ever beside the points; the customer may see it.',
    outcome: (before: string, after: string) =>
      `The balance goes from ${before} to ${after} points. The badge follows.`,
    submit: 'Adjust',
    done: (points: string) => `The balance is ${points} points now.`,
    undo: (reason: string) => `Undone: ${reason}`.slice(0, 255),
  },
  reevaluate: {
    title: 'Re-evaluate this customer?',
    text: 'All facts are replayed under the rules in force at their times. If the books are right, nothing changes; a difference is written with its own entries.',
    submit: 'Re-evaluate',
    same: 'The books are right. Nothing changed.',
    changed: (points: string, gained: number, lost: number) =>
      `Changed: ${points} points, ${gained} unlocked, ${lost} taken back.`,
  },
  anonymise: {
    title: 'Anonymise this customer?',
    text: 'Name, email, external id and password are removed, and all sessions end. This cannot be undone.',
    stays: (purchases: string, points: string) =>
      `${purchases} purchases and ${points} points stay in the books, as facts about nobody.`,
    word: 'anonymise',
    submit: 'Anonymise for good',
    done: 'The customer is anonymous now.',
  },
};
