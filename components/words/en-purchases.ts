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
  attempt: 'Payout attempt',
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

/** The texts of the console's purchases. */
export const purchaseTexts = {
  title: 'Purchases',
  lead: 'Every order, what it earned, and why.',
  search: 'Order id, customer’s name or email',
  filters: { status: 'Status', rewarding: 'Rewards', from: 'From', to: 'To' },
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
  someone: 'Nobody we know',
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
    source: 'Came by',
    id: 'Id',
    items: 'Items',
    item: 'Item',
    category: 'Category',
    quantity: 'Quantity',
    unit: 'Each',
    sum: 'Sum',
    noItems: 'This order was sent without its lines.',
    payload: 'Metadata',
    noPayload: 'Nothing was attached.',
    timeline: 'On its way',
    after: (ms: string) => `+${ms}`,
    attempt: (attempt: number, outcome: string, took: string | null) =>
      took === null ? `${attempt}: ${outcome}` : `${attempt}: ${outcome} in ${took}`,
    refunds: 'Refunds',
    refundWaiting: 'taking effect',
  },
  rewards: {
    title: 'What it did',
    waiting: 'Not evaluated yet. This usually takes less than a second.',
    pending: 'Rewards begin once the purchase is completed.',
    failed: (why: string) => `Rewarding failed: ${why}`,
    again: (when: string) => `Tried again ${when}.`,
    givenUp: 'Given up after several tries. Reprocess it once the cause is gone.',
    points: (points: string) => `${points} points`,
    noPoints: 'No points',
    badge: (before: string, after: string) => `Badge ${before} to ${after}`,
    noBadge: 'none',
    cashback: (amount: string, rate: string) => `${amount} cashback at ${rate}`,
    working: (base: string, bonus: string, factor: string | null) =>
      factor === null ? `${base} band + ${bonus} badge` : `(${base} band + ${bonus} badge) × ${factor}`,
    noCashback: 'No cashback',
    progress: (have: string, need: string) => `${have} of ${need}`,
    trace: 'Why, rule by rule',
    others: (count: number) => `${count} unlocked before`,
    subjectBadge: (level: string) => `Badge of level ${level}`,
    subjectCashback: 'Cashback',
    noTrace: 'No explanation was stored.',
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
