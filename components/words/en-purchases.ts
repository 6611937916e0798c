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
  reversed: 'Cashback lowered',
  clawed_back: 'Cashback taken back',
  lost: 'Rewards taken back',
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
  unmoved: 'Nothing new',
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

const REFUSALS: Record<string, string> = {
  refund_exceeds_purchase:
    'That is more than is left of this purchase. Somebody may have refunded a part of it just now.',
  purchase_not_completed: 'Only a completed purchase can be refunded.',
};

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
    charges: 'Delivery and other charges',
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
    returned: (gone: string, all: string) => `${gone} of ${all} returned`,
    lost: (points: string | null, names: string) =>
      [points === null ? '' : `${points} points`, names].filter(Boolean).join(' · '),
  },
  rewards: {
    title: 'What it earned',
    waiting: 'Being worked out. This usually takes less than a second.',
    pending: 'Nothing is earned until the purchase is completed.',
    failed: (why: string) => `Rewarding failed: ${why}`,
    again: (when: string) => `Tried again ${when}.`,
    givenUp: 'Given up after several tries. Reprocess it once the cause is fixed.',
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
    takenBack: 'What refunds changed since',
    cashbackTakenBack: (amount: string, left: string) => `${amount} of the cashback taken back, ${left} is left`,
    pointsTakenBack: (points: string) => `${points} points`,
    revoked: (name: string) => `${name} taken back`,
    refundsPending: 'A refund is taking effect. What it takes back shows up here.',
    refundsNothing: 'Refunds took nothing back.',
    trace: 'Why, rule by rule',
    others: (count: number) => `${count} unlocked earlier`,
    subjectBadge: (name: string) => `${name} badge`,
    subjectCashback: 'Cashback',
    cashbackLine: (amount: string, rate: string, working: string | null) =>
      working === null ? `${amount} at ${rate}` : `${amount} at ${rate} (${working})`,
    cashbackSince: (line: string, left: string) => `${line}. After refunds ${left} is left.`,
    noTrace: 'No explanation was stored for this purchase.',
  },
  refund: {
    action: 'Refund',
    title: (orderId: string) => `Refund order ${orderId}`,
    refusals: REFUSALS,
    extent: 'How much goes back',
    extents: { all: 'All of it', lines: 'Some lines', amount: 'An amount' },
    all: (left: string) => `Everything that is left: ${left}.`,
    of: (left: string, all: string) => (left === all ? `${all} bought` : `${left} left of ${all}`),
    gone: 'all returned',
    each: (amount: string) => `${amount} each`,
    quantityOf: (name: string) => `How many go back: ${name}`,
    fewer: (name: string) => `One fewer: ${name}`,
    more: (name: string) => `One more: ${name}`,
    amount: 'Amount to give back',
    amountHint: (left: string) => `At most ${left}`,
    reason: 'Reason',
    reasonHint: 'Kept beside the refund. Customers do not see it.',
    nothing: 'Choose what goes back to see it.',
    wrong: 'Write an amount such as 1250.00, not more than is left.',
    effects: 'What will change',
    asking: 'Working it out …',
    net: 'Net amount',
    cashback: 'Cashback',
    change: (before: string, after: string) => `${before} → ${after}`,
    same: (value: string) => `${value}, as before`,
    how: {
      none: '',
      reversed: 'less is sent, as it is not paid yet',
      taken_from_balance: 'taken from the store credit at once',
      netted: 'kept back from the next payments',
      later: 'settled once the payment under way has ended',
    },
    points: 'Points',
    badge: 'Badge',
    noBadge: 'none',
    changes: { revoked: 'taken back', kept: 'kept', unlocked: 'unlocked' },
    others: (count: number) => `${count} other ${count === 1 ? 'achievement' : 'achievements'}`,
    movedBack: 'less progress',
    submit: (amount: string) => `Refund ${amount}`.trim(),
    done: 'Refunded. Points, badge and cashback follow in a moment.',
  },
  reprocess: {
    action: 'Reprocess',
    queued: 'Queued. It is rewarded again in a moment.',
    nothing: 'It is rewarded already, so nothing changed.',
  },
  test: {
    title: 'Send a test purchase',
    lead: 'This records a real purchase in this program: it is rewarded, and webhooks are told.',
    orderId: 'Order id',
    customer: 'Customer’s email',
    amount: 'Amount',
    amountIn: (currency: string) => `Amount in ${currency}`,
    channel: 'Channel',
    product: 'Product',
    category: 'Category',
    completed: 'Already paid',
    completedHint: 'Turned off, the purchase stays pending and earns nothing until it is completed.',
    submit: 'Send purchase',
    preview: 'What it would earn',
    previewNone: 'Give an email and an amount to see what it would earn.',
    wrongAmount: 'Write an amount such as 1250.00',
    sent: (orderId: string) => `Order ${orderId} is on its way.`,
    known: (orderId: string) => `Order ${orderId} was there already.`,
    failed: 'The purchase was refused.',
  },
};
