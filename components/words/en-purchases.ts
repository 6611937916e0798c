import type { AttemptOutcome, PurchaseSource, PurchaseStatus } from '#db/enums.ts';
import type { Moment, Rewarding } from '#server/insights/purchases/contract.ts';

const STATUSES: Record<PurchaseStatus, string> = {
  pending: 'Pending',
  completed: 'Completed',
  partially_refunded: 'Partly refunded',
  refunded: 'Refunded',
  cancelled: 'Cancelled',
};

const REWARDING_WORDS: Record<Rewarding, string> = {
  rewarded: 'Rewarded',
  waiting: 'Waiting',
  failed: 'Failed',
  none: 'Not yet paid for',
};

const SOURCES: Record<PurchaseSource, string> = {
  api: 'Partner API',
  console: 'Console',
  import: 'File import',
  demo: 'Demo',
  bench: 'Benchmark',
};

const STEPS: Record<Moment['step'], string> = {
  received: 'Received',
  queued: 'Completed and queued',
  cancelled: 'Cancelled',
  evaluated: 'Evaluated',
  told: 'Customer told',
  owed: 'Cashback owed',
  attempt: 'Payment attempt',
  paid: 'Cashback paid',
  delivered: 'Webhook',
  refunded: 'Refunded',
};

const OUTCOMES: Record<AttemptOutcome, string> = {
  paid: 'paid',
  refused: 'refused',
  unknown: 'no clear answer',
  not_sent: 'not sent',
  in_flight: 'under way',
};

const TRACE_OUTCOMES: Record<string, string> = {
  matched: 'Counted',
  not_matched: 'Did not count',
  unlocked: 'Unlocked',
  already_unlocked: 'Unlocked before',
  kept: 'Kept',
  revoked: 'Taken back',
  earned: 'Earned',
  granted: 'Granted',
  none: 'None',
};

/** "Days in Lagos time", of "Africa/Lagos". */
const dayZone = (zone: string) => `Days in ${zone.split('/').at(-1)?.replaceAll('_', ' ')} time`;

/** The texts of the console's purchases. */
export const purchaseTexts = {
  title: 'Purchases',
  lead: 'Every order, what it earned, and why.',
  search: 'Order id, customer’s name or email',
  filters: { status: 'Status', rewarding: 'Rewards', from: 'From', to: 'To', zone: dayZone },
  columns: {
    order: 'Order',
    customer: 'Customer',
    amount: 'Amount',
    status: 'Status',
    earned: 'Points',
    cashback: 'Cashback',
    when: 'When',
  },
  statuses: STATUSES,
  rewarding: REWARDING_WORDS,
  sources: SOURCES,
  steps: STEPS,
  outcomes: OUTCOMES,
  traceOutcomes: TRACE_OUTCOMES,
  someone: 'Unknown customer',
  none: '–',
  empty: {
    title: 'No purchases yet',
    text: 'They arrive through the partner API. Send one now to see the whole way from purchase to reward.',
  },
  send: 'Send a test purchase',
  detail: {
    up: 'Purchases',
    order: (orderId: string) => `Order ${orderId}`,
    summary: 'Purchase',
    customer: 'Customer',
    amount: 'Amount',
    net: (net: string) => `${net} after refunds`,
    bought: 'Bought',
    channel: 'Channel',
    source: 'Sent by',
    id: 'Id',
    items: 'Items',
    item: 'Item',
    category: 'Category',
    quantity: 'Quantity',
    unit: 'Each',
    sum: 'Sum',
    noItems: 'This order was sent without its lines.',
    payload: 'Payload',
    payloadShow: 'Show the order as JSON',
    payloadHint: 'As recorded, in the shape the partner API takes',
    timeline: 'Timeline',
    after: (ms: string) => `+${ms}`,
    milliseconds: (ms: string) => `${ms} ms`,
    attempt: (attempt: number, outcome: string, took: string | null) =>
      took === null ? `${attempt}: ${outcome}` : `${attempt}: ${outcome} in ${took}`,
    refunds: 'Refunds',
    refundWaiting: 'taking effect',
  },
  rewards: {
    title: 'What it earned',
    waiting: 'Not evaluated yet. This usually takes less than a second.',
    pending: 'Rewards begin once the purchase is completed.',
    failed: (why: string) => `Rewarding failed: ${why}`,
    again: (when: string) => `Tried again ${when}.`,
    givenUp: 'Given up after several tries. Reprocess it once the cause is gone.',
    points: (points: string) => `${points} points`,
    noPoints: 'No points',
    badge: (before: string | null, after: string) =>
      before === null ? `${after} badge` : `${before} badge → ${after}`,
    cashback: (amount: string, rate: string) => `${amount} cashback at ${rate}`,
    bonus: (rate: string, badge: string | null) => `${rate} ${badge ?? 'badge'}`,
    working: (base: string, bonus: string | null, factor: string | null) => {
      const sum = bonus === null ? `${base} band` : `${base} band + ${bonus}`;
      return factor === null ? sum : `(${sum}) × ${factor}`;
    },
    noCashback: 'No cashback',
    progress: (have: string, need: string) => `${have} of ${need}`,
    trace: 'Why, rule by rule',
    others: (count: number) => `${count} unlocked earlier`,
    subjectBadge: (name: string) => `${name} badge`,
    subjectCashback: 'Cashback',
    cashbackLine: (amount: string, rate: string, working: string | null) =>
      working === null ? `${amount} at ${rate}` : `${amount} at ${rate} (${working})`,
    noTrace: 'No explanation was stored for this purchase.',
  },
  refund: {
    action: 'Refund',
    title: 'Refund',
    extent: 'How much goes back',
    extents: { all: 'All of it', lines: 'Some lines', amount: 'An amount' },
    all: (left: string) => `Everything that is left: ${left}.`,
    of: (left: string, all: string) => (left === all ? `${all} bought` : `${left} left of ${all}`),
    gone: 'all returned',
    quantityOf: (name: string) => `How many go back: ${name}`,
    fewer: (name: string) => `One fewer: ${name}`,
    more: (name: string) => `One more: ${name}`,
    amount: 'Amount to give back',
    amountHint: (left: string) => `At most ${left}`,
    reason: 'Reason',
    reasonHint: 'Kept beside the refund. Customers do not see it.',
    nothing: 'Nothing yet: choose what goes back.',
    wrong: 'Write an amount such as 1250.00, not more than is left.',
    effects: 'What it will change',
    asking: 'Working it out…',
    purchase: (before: string, after: string) => `Net amount ${before} → ${after}`,
    cashback: (before: string, after: string) => `Cashback ${before} → ${after}`,
    how: {
      none: '',
      reversed: 'less is sent, since it was not paid yet',
      taken_from_balance: 'taken out of the store credit at once',
      netted: 'taken from the next payouts',
      later: 'decided once the payment under way is known',
    },
    points: (before: string, after: string) => `Points ${before} → ${after}`,
    badge: (before: string, after: string) => `Badge ${before} → ${after}`,
    noBadge: 'none',
    changes: { revoked: 'is taken back', kept: 'is kept', unlocked: 'is unlocked' },
    movedBack: (count: number) =>
      `${count} more ${count === 1 ? 'achievement moves' : 'achievements move'} back without being taken`,
    achievement: (name: string, change: string) => `${name} ${change}`,
    submit: (amount: string) => `Refund ${amount}`.trim(),
    done: 'Refunded. What it changes takes effect in a moment.',
  },
  reprocess: {
    action: 'Reprocess',
    queued: 'On its way through rewarding again.',
    nothing: 'It was rewarded already. Nothing changed.',
  },
  test: {
    title: 'Send a test purchase',
    lead: 'It is a real purchase of this program: it is recorded, rewarded, and told to webhooks.',
    orderId: 'Order id',
    customer: 'Customer’s email',
    amount: 'Amount',
    amountHint: (currency: string) => `In ${currency}, with decimals`,
    channel: 'Channel',
    product: 'Product',
    category: 'Category',
    completed: 'Paid for',
    completedHint: 'Without it, the purchase waits to be completed.',
    submit: 'Send',
    preview: 'What it would earn',
    previewNone: 'Fill in the form to see what it would earn.',
    wrongAmount: 'Write an amount such as 1250.00',
    sent: (orderId: string) => `Order ${orderId} is on its way.`,
    known: (orderId: string) => `Order ${orderId} was there already.`,
    failed: 'The purchase was refused.',
  },
};
