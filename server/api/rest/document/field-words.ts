import type { OpenAPIObject } from 'trpc-to-openapi';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Node = Readonly<Record<string, unknown>>;

const INSTANT = 'ISO 8601.';
const MINOR = 'In minor units of the currency.';

/** What fields mean, by their name; `Schema.path.name` where a name means something else there. */
const WORDS: Readonly<Record<string, string>> = {
  id: 'Its id here.',
  createdAt: `When it was recorded. ${INSTANT}`,
  updatedAt: `When it was changed last. ${INSTANT}`,
  occurredAt: `When it happened: it counts for that day. Now, when left out; at most five minutes ahead. ${INSTANT}`,
  completedAt: `When it was completed; null until then. ${INSTANT}`,
  archivedAt: `When it was archived; null as long as it stands. ${INSTANT}`,
  processedAt: `When the rewards were worked out. ${INSTANT}`,
  orderId: 'Your own id of the order. It is recorded once, however often it is sent.',
  customerId: 'The customer’s id here.',
  purchaseId: 'The purchase’s id.',
  transactionId: 'The cashback transaction’s id.',
  achievementId: 'The achievement’s id.',
  badgeId: 'The badge’s id.',
  refundId: 'The refund that took it back; null when none did.',
  webhookId: 'The webhook’s id.',
  customer: 'Whom it belongs to, by `id`, `externalId` or `email`. Who is unknown by the last two is created.',
  externalId: 'Your own id of the customer.',
  email: 'Their email address; they register with it.',
  name: 'What people read.',
  amount: `A whole number, ${MINOR.toLowerCase()} 6000000 NGN is ₦60,000.00.`,
  refundedAmount: `What went back of it so far. ${MINOR}`,
  netAmount: `The amount less what went back. ${MINOR}`,
  purchaseAmount: `What cashback was reckoned on. ${MINOR}`,
  reversedAmount: `Taken back before it was paid. ${MINOR}`,
  currency: 'ISO 4217, such as NGN.',
  status: 'Where it stands.',
  items: 'Its lines. They may add up to less than the amount (delivery, fees), never to more.',
  sku: 'Your own id of the article. Rules can ask for it.',
  category: 'Rules can ask for it.',
  quantity: 'How many.',
  unitAmount: `Price of one. ${MINOR}`,
  index: 'Its place, counted from 0.',
  channel: 'Where it was bought: `web`, `app`, `shop`... Rules can ask for it.',
  metadata: 'Up to 50 values of your own, 8 KiB. Rules can ask for them as `metadata.<name>`.',
  processedForLoyalty: 'Whether its rewards were worked out.',
  processed: 'Whether the rewards were worked out. They take moments after completion.',
  points: 'Points: given, or required.',
  achievements: 'Every achievement that moved.',
  badge: 'The badge before and after; null for none.',
  cashback: 'What is owed for it; null when nothing is.',
  trace: 'Every rule that was looked at: what it expected, and what it saw.',
  before: 'Before it.',
  after: 'After it.',
  target: 'How far it is to go, in the measure of the achievement.',
  unlocked: 'Whether this unlocked it.',
  rateBps: 'The share that goes back, in basis points: 500 is 5%.',
  baseBps: 'The share by amount alone, in basis points.',
  bonusBps: 'What the badge adds, in basis points.',
  multiplier: 'What the badge multiplies the share by.',
  key: 'Your own name for it, once in the program.',
  value: 'A whole number that rules can add up.',
  lines: 'Which lines went back, and how many of each.',
  reason: 'Why, for people.',
  description: 'For people.',
  icon: 'A name of a picture (Lucide).',
  tier: 'How much it is made of.',
  criteria:
    'What is to be done: `type` says which fields there are. Conditions (`where`) compare fields of the purchase: `{field, op, value}`, or `{all: [...]}`, `{any: [...]}`, `{not: ...}`.',
  visibility: 'A `secret` one is not told before it is unlocked.',
  schedule: 'From when to when it can be earned; null: always.',
  recurrence: 'Whether it can be unlocked again, and when.',
  reversal: 'Whether a refund that undoes its reason takes it back (`revoke`) or not (`keep`).',
  audience: 'Who can earn it, as a condition; null: everybody.',
  isActive: 'Whether it counts.',
  version: 'Rises with every change; the `ETag`.',
  level: 'Its place on the ladder, from 1.',
  color: 'As `#rrggbb`.',
  pointsRequired: 'Points it takes.',
  achievementsRequired: 'Unlocked achievements it takes.',
  benefits: 'What it gives: a share added to cashback, multipliers, perks in words.',
  cashbackBonusBps: 'Added to the share, in basis points.',
  cashbackMultiplier: 'Multiplies the share after adding.',
  pointsMultiplier: 'Multiplies points of unlocks.',
  perks: 'What else it gives, in words.',
  bands: 'From which amount on which share goes back. The first starts at 0.',
  from: 'From here on.',
  to: 'Until here; not counted in.',
  minimum: `Less than this is not paid. ${MINOR}`,
  cap: `More than this is not paid. ${MINOR}`,
  rounding: 'How the last fraction is rounded; null: as the program does.',
  kind: 'Of which kind it is.',
  attempts: 'How often it was tried.',
  provider: 'Who pays, or paid.',
  providerReference: 'The provider’s own name for the payment.',
  errorCode: 'Why it failed, in the provider’s words.',
  failedAt: `When it failed. ${INSTANT}`,
  reversedAt: `When it was reversed. ${INSTANT}`,
  totalPoints: 'Points they hold.',
  totalCashback: `Cashback that was paid, less what was taken back. ${MINOR}`,
  purchaseCount: 'Completed purchases.',
  anonymisedAt: `When the person was taken out of the books. ${INSTANT}`,
  url: 'Where it is sent.',
  active: 'Whether anything is sent.',
  disabledReason: 'Why nothing is sent; null while it is.',
  disabledAt: `Since when nothing is sent. ${INSTANT}`,
  failingSince: `Since when nothing has arrived. ${INSTANT}`,
  previousSecretUntil: `Until when the secret before signs as well. ${INSTANT}`,
  eventType: 'What happened.',
  eventTypes: 'Which events it hears of; null: all.',
  nextAttemptAt: `When it is tried next. ${INSTANT}`,
  deliveredAt: `When it arrived. ${INSTANT}`,
  history: 'Every attempt.',
  refund: 'What would go back.',
  purchase: 'The purchase as it would stand.',
  type: 'Says which other fields there are.',
  where: 'Only what meets this condition counts.',
  window: 'What counts together; `lifetime` when left out.',
  calendar: 'Days, weeks, months... of the program’s time zone.',
  rolling: 'So many days back.',
  sinceFirst: 'So many days from the first purchase on.',
  distinct: 'Counts different ones of these, not purchases.',
  measure: 'What is added up. `net` is less what was refunded.',
  unit: 'In each of these at least one, without a gap.',
  values: 'What is to be collected.',
  need: 'How many of them.',
  event: 'The name of the activity.',
  op: 'How they are taken together, or compared.',
  n: 'How many, with `atLeast`.',
  of: 'Keys of other achievements.',
  max: 'At most so many times; without it, without end.',
  carryExcess: 'Whether what is beyond the target counts for the next time.',
  subject: 'Which rule: `achievement:<key>`, `badge:<level>`, `cashback:<currency>`...',
  outcome: 'What came of it.',
  reasons: 'What was compared: `expected` by the rule, `observed` in the purchase.',
  policy: 'How the program takes cashback back.',
  takenBack: `What would be taken back. ${MINOR}`,
  how: 'By which way it comes back.',
  delta: 'Points given (or taken, below 0).',
  cycle: 'Which time it is unlocked, from 1.',
  change: 'What would become of it.',
  attempt: 'Which attempt, from 1.',
  responseStatus: 'What your server answered; null when it did not.',
  responseExcerpt: 'The beginning of its answer.',
  error: 'Why there was no answer.',
  startedAt: `When it began. ${INSTANT}`,
  durationMs: 'How long it took, in milliseconds.',
  all: 'All of these hold.',
  any: 'At least one of these holds.',
  not: 'This does not hold.',
  field:
    'What is looked at: `amount`, `currency`, `channel`, `itemCount`, `sku`, `category`, `dayOfWeek`, `hour`, `isFirstPurchase`, `metadata.<name>`, `customer.badgeLevel`, `customer.tenureDays`, `customer.totalPoints`... An unknown one is refused, with the list of those there are.',
  'Condition.op':
    'Numbers: `eq ne lt lte gt gte between`; texts: `eq ne in nin contains startsWith`; sets: `hasAny hasAll hasNone`; any: `exists`.',
  'Condition.value': 'What it is compared with.',
  'CashbackTransaction.kind': '`earn`: owed for a purchase. `clawback`: taken back after it was paid.',
  'CashbackRule.bands.from': `From this amount on. ${MINOR}`,
  'NewCashbackRule.bands.from': `From this amount on. ${MINOR}`,
  'NewPurchase.status': '`completed`: paid, and rewarded at once. `pending` (the default): rewarded after `/complete`.',
  'NewPurchase.customer.name': 'What they are called.',
  'NewPurchase.items.name': 'What it is called.',
  'NewActivity.name': '`review`, `referral`, or a name of your own that rules ask for.',
  'Activity.name': '`review`, `referral`, or a name of your own that rules ask for.',
  'NewActivity.key': 'Makes it exactly-once: the same key again is the same activity.',
  'NewActivity.customer.name': 'What they are called.',
  'NewRefund.amount': `What goes back; or name \`lines\`. ${MINOR}`,
  'NewRefund.lines': 'Which lines go back, and how many of each; or name an `amount`.',
  'NewRefund.externalId': 'Your own id of the refund; makes it exactly-once.',
  'Refund.externalId': 'Your own id of the refund.',
  'Problem.status': 'The status of the answer.',
};

/** Says of each field that says nothing itself what it means. */
export function withFieldWords(schemas: Schemas): Schemas {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, worded(schema as Node, [name])]),
  ) as Schemas;
}

function worded(node: Node, path: readonly string[]): Node {
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, wordedPart(name, value, path)]));
}

function wordedPart(name: string, value: unknown, path: readonly string[]): unknown {
  if (name === 'properties') return wordedProperties(value as Record<string, Node>, path);
  if (name === 'items' && isNode(value)) return worded(value, path);
  if (name === 'anyOf' || name === 'oneOf') return (value as Node[]).map((option) => worded(option, path));
  return value;
}

function wordedProperties(properties: Readonly<Record<string, Node>>, path: readonly string[]) {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const inner = worded(property, [...path, name]);
      const words = WORDS[[...path, name].join('.')] ?? WORDS[name];
      return [name, 'description' in inner || words === undefined ? inner : { ...inner, description: words }];
    }),
  );
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
