import { z } from 'zod';
import type { Chance } from './chance.ts';
import { type Answered, codeOf, type Partner } from './partner.ts';
import type { Promises } from './promises.ts';

/** Who loads the product, with what is needed for it. */
export type Till = {
  readonly partner: Partner;
  readonly promises: Promises;
  readonly chance: Chance;
  readonly name: string;
};

const CATEGORIES = ['home', 'garden', 'books', 'toys', 'food', 'music'];
const CUSTOMERS = 80;
const LARGEST_BATCH = 25;
const MOST_DAYS_AGO = 60;
const DAY_MS = 86_400_000;

const purchaseBody = z.object({ id: z.uuid(), orderId: z.string(), amount: z.int() });
const single = z.object({ data: purchaseBody });
const batch = z.object({ data: z.array(z.object({ status: z.int(), data: purchaseBody.optional() })) });
const named = z.object({ data: z.object({ id: z.uuid() }) });
const achievementList = z.object({ data: z.array(z.object({ id: z.uuid(), points: z.int() })) });

const ACTS: readonly (readonly [times: number, act: (till: Till) => Promise<void>])[] = [
  [40, buy],
  [8, buyMany],
  [6, buyTwice],
  [5, buyAtOnce],
  [16, refundPart],
  [5, raceRefunds],
  [3, refundAll],
  [8, doSomething],
  [1, editCatalogue],
];
const DECK = ACTS.flatMap(([times, act]) => Array.from({ length: times }, () => act));

/** Does one thing that partners do, by chance. */
export function act(till: Till): Promise<void> {
  return till.chance.pick(DECK)(till);
}

let orders = 0;

function anOrder({ chance, name, promises }: Till) {
  orders += 1;
  const orderId = `${name}-${orders}`;
  promises.sent.orders.add(orderId);
  const quantity = chance.between(1, 4);
  const unitAmount = chance.between(100, 20_000) * 100;
  const daysAgo = chance.is(0.3) ? chance.between(1, MOST_DAYS_AGO) : 0;
  const line = {
    sku: `S${chance.between(1, 12)}`,
    name: 'thing',
    category: chance.pick(CATEGORIES),
    quantity,
    unitAmount,
  };
  return {
    orderId,
    customer: { externalId: `customer-${chance.between(1, CUSTOMERS)}` },
    amount: quantity * unitAmount,
    currency: 'NGN',
    status: 'completed',
    items: [line],
    ...(daysAgo > 0 && { occurredAt: new Date(Date.now() - daysAgo * DAY_MS).toISOString() }),
  };
}

type Order = ReturnType<typeof anOrder>;

async function buy(till: Till): Promise<void> {
  await order(till, anOrder(till));
}

/** The same order again, later and under another idempotency key: the stored one is answered. */
async function buyTwice(till: Till): Promise<void> {
  const wanted = anOrder(till);
  await order(till, wanted);
  await order(till, wanted);
}

async function buyAtOnce(till: Till): Promise<void> {
  const wanted = anOrder(till);
  await Promise.all([order(till, wanted), order(till, wanted), order(till, wanted)]);
}

async function order(till: Till, wanted: Order): Promise<void> {
  const answer = await till.partner.send('POST', '/purchases', wanted);
  const read = taken(till, answer, single);
  if (read) till.promises.purchase(read.data);
}

/** A batch now and then names an order that exists already. */
async function buyMany(till: Till): Promise<void> {
  const purchases = Array.from({ length: till.chance.between(2, LARGEST_BATCH) }, () => anOrder(till));
  const [first] = purchases;
  if (first && till.chance.is(0.5)) {
    await order(till, first);
  }
  const read = taken(till, await till.partner.send('POST', '/purchases/batch', { purchases }), batch);
  for (const row of read?.data ?? []) {
    if (row.data) till.promises.purchase(row.data);
    else till.promises.faults.push(`a sound row of a batch was answered ${row.status}`);
  }
}

async function refundPart(till: Till): Promise<void> {
  const purchase = till.promises.recent(till.chance.next());
  if (!purchase) return;
  const left = purchase.amount - purchase.refunding;
  if (left > 0) await refund(till, purchase.id, till.chance.between(1, left), purchase);
}

/** Two that cannot both be: together they are more than the purchase. */
async function raceRefunds(till: Till): Promise<void> {
  const purchase = till.promises.recent(till.chance.next());
  if (!purchase) return;
  const most = Math.ceil((purchase.amount - purchase.refunding) * 0.6);
  if (most < 1) return;
  await Promise.all([refund(till, purchase.id, most, purchase), refund(till, purchase.id, most, purchase)]);
}

async function refundAll(till: Till): Promise<void> {
  const purchase = till.promises.recent(till.chance.next());
  if (!purchase || purchase.refunding >= purchase.amount) return;
  await refund(till, purchase.id, purchase.amount - purchase.refunding, purchase);
}

let refunds = 0;

async function refund(till: Till, purchaseId: string, amount: number, purchase: { refunding: number }): Promise<void> {
  refunds += 1;
  const name = `${till.name}-refund-${refunds}`;
  till.promises.sent.refunds.add(name);
  const answer = await till.partner.send('POST', `/purchases/${purchaseId}/refunds`, { amount, externalId: name });
  const read = taken(till, answer, named, ['refund_exceeds_purchase', 'purchase_not_completed', 'refund_of_nothing']);
  if (answer === null || read) purchase.refunding += amount;
  if (read) till.promises.refund({ id: read.data.id, name, purchaseId, amount });
}

let activities = 0;

async function doSomething(till: Till): Promise<void> {
  activities += 1;
  const key = `${till.name}-activity-${activities}`;
  till.promises.sent.activities.add(key);
  const customer = { externalId: `customer-${till.chance.between(1, CUSTOMERS)}` };
  const wanted = { customer, name: till.chance.pick(['review', 'referral', 'visit']), key };
  const read = taken(till, await till.partner.send('POST', '/activities', wanted), named, ['customer_not_found']);
  if (read) till.promises.activity(key, read.data.id);
}

/** New points for some achievement, sometimes for all of history. */
async function editCatalogue(till: Till): Promise<void> {
  const { partner, chance } = till;
  const read = taken(till, await partner.read('/achievements?limit=50'), achievementList);
  if (!read || read.data.length === 0) return;
  const { id, points } = chance.pick(read.data);
  const change = { points: points + chance.between(1, 20), counts: chance.is(0.5) ? 'since_always' : 'from_now' };
  const races = ['reevaluation_running', 'version_changed'];
  taken(till, await partner.send('PATCH', `/achievements/${id}`, change), z.unknown(), races);
}

/** The answer's body where it says yes. A no that was to be expected is counted, any other is a fault. */
function taken<T>(till: Till, answer: Answered, shape: z.ZodType<T>, expected: readonly string[] = []): T | null {
  if (answer === null) return null;
  if (answer.status < 300) return shape.parse(answer.body);
  const code = codeOf(answer.body);
  till.promises.refused(code);
  if (!expected.includes(code)) till.promises.faults.push(`answered ${answer.status} ${code}`);
  return null;
}
