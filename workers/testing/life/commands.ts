import fc from 'fast-check';
import type { Context } from '#server/kernel/context.ts';
import { saveAchievement } from '#server/loyalty/achievements/save-achievement.ts';
import { recordPurchase } from '#server/loyalty/purchases/record-purchase.ts';
import { walkReevaluations } from '#server/loyalty/reevaluations/walk-reevaluations.ts';
import { recordRefund } from '#server/loyalty/refunds/record-refund.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { REWARD_CHECKPOINTS } from '#server/loyalty/rewards/rules.ts';
import { cancelCashback } from '#server/payments/cashback/cancel-cashback.ts';
import { markCashbackPaid } from '#server/payments/cashback/mark-cashback-paid.ts';
import { PAYMENT_CHECKPOINTS, payCashback } from '#server/payments/cashback/pay-cashback.ts';
import { receiveNotice } from '#server/payments/cashback/receive-notice.ts';
import { retryCashback } from '#server/payments/cashback/retry-cashback.ts';
import { sweepDueCashback } from '#server/payments/cashback/sweep-due-cashback.ts';
import { CLAWBACK_CHECKPOINTS } from '#server/payments/clawbacks/rules.ts';
import { sweepClawbacks } from '#server/payments/clawbacks/sweep-clawbacks.ts';
import { USUAL_PACING } from '#server/payments/payouts/rules.ts';
import { compare } from './compare.ts';
import { CUSTOMERS, type CustomerName, type Model } from './model.ts';
import { DOINGS, type Doing } from './provider.ts';
import { ACHIEVEMENTS, type AchievementName, Died, type Shop } from './shop.ts';

type Life = fc.AsyncCommand<Model, Shop>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PACING = { ...USUAL_PACING, concurrency: 1 };

/** A command is done, and then everything is compared; what it is called stands in the counterexample. */
function command(name: string, run: (model: Model, shop: Shop) => Promise<void>): Life {
  return {
    check: () => true,
    run: async (model, shop) => {
      await run(model, shop);
      await compare(model, shop);
    },
    toString: () => name,
  };
}

/** Runs work that may die on the way. Answers whether it did. */
async function mayDie(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return false;
  } catch (error) {
    if (error instanceof Died) return true;
    throw error;
  }
}

function buy(customer: CustomerName, amount: number, daysAgo: number, isTwice: boolean): Life {
  return command(
    `${customer} buys for ${amount}, ${daysAgo} days ago${isTwice ? ', told twice' : ''}`,
    async (model, shop) => {
      const { ctx, programId } = shop;
      const orderId = `order-${model.purchases.length}`;
      const occurredAt = new Date(ctx.now().getTime() - daysAgo * DAY_MS).toISOString();
      const order = { orderId, customer: { externalId: customer }, amount, currency: 'NGN', occurredAt } as const;
      const purchase = { ...order, status: 'completed' } as const;
      await recordPurchase(ctx, { programId, purchase });
      if (isTwice && (await recordPurchase(ctx, { programId, purchase })).created) throw new Error('recorded twice');
      model.purchases.push({ orderId, customer, amount, isRewarded: false, refunds: [], isCancelled: false });
    },
  );
}

function refund(aim: number, part: number): Life {
  return command(`${part} percent of purchase ${aim} go back`, async (model, shop) => {
    const purchase = model.purchases[aim % Math.max(1, model.purchases.length)];
    if (!purchase) return;
    const left = model.left(purchase);
    const amount = Math.ceil((left * part) / 100);
    if (amount === 0) return;
    const { ctx, programId, sql } = shop;
    const [row] =
      await sql`select id from purchases where program_id = ${programId} and order_id = ${purchase.orderId}`;
    const named = { programId, purchaseId: String(row?.id) };
    await recordRefund(ctx, { ...named, refund: { amount } });
    const tooMuch = recordRefund(ctx, { ...named, refund: { amount: left - amount + 1 } });
    if (!((await tooMuch.catch(() => null)) === null)) throw new Error('more went back than was paid');
    purchase.refunds.push({ amount, isRewarded: false });
  });
}

function reward(dyingAt: string | null): Life {
  return command(`what waits is rewarded${dyingAt ? `, dying at ${dyingAt}` : ''}`, async (model, shop) => {
    const { sql, programId } = shop;
    const idsIn = async (table: string) => {
      const rows =
        await sql`select id from ${sql(table)} where program_id = ${programId} and not processed_for_loyalty`;
      return rows.map((row) => String(row.id));
    };
    const facts = { purchaseIds: await idsIn('purchases'), refundIds: await idsIn('refunds') };
    const isDead = await mayDie(() => grantRewards(shop.dyingAt(dyingAt), facts));
    if (!isDead || dyingAt === 'reward.committed') model.rewardAll();
  });
}

function pay(next: readonly Doing[], dyingAt: string | null, hours: number): Life {
  const death = dyingAt ? `, dying at ${dyingAt}` : '';
  return command(`after ${hours} h what is due is paid: ${next.join(', ')}${death}`, async (_model, shop) => {
    const { sql, programId, clock, provider } = shop;
    clock.forward(hours * HOUR_MS);
    await sql`delete from payout_slots`;
    await sql`delete from payout_providers`;
    await sweepDueCashback(shop.ctx);
    const rows = await sql`
      select id from cashback_transactions where program_id = ${programId} and kind = 'earn' order by id`;
    provider.next = [...next];
    const transactionIds = rows.map((row) => String(row.id));
    await mayDie(() => payCashback(shop.dyingAt(dyingAt), { transactionIds }, provider.providers, { pacing: PACING }));
  });
}

function hear(aim: number, dyingAt: string | null): Life {
  return command(`notice ${aim} comes${dyingAt ? `, dying at ${dyingAt}` : ''}`, async (_model, shop) => {
    const { notices, providers } = shop.provider;
    if (notices.length === 0) return;
    const raw = { provider: 'sandbox', rawBody: Buffer.from(String(aim % notices.length)), headers: new Headers() };
    const ctx: Context = { ...shop.dyingAt(dyingAt), actor: { kind: 'provider', provider: 'sandbox' } };
    await mayDie(() => receiveNotice(ctx, raw, providers));
  });
}

/** Operators do what is right: they give up what was not paid, and mark as paid what was. */
function operate(aim: number, wish: 'retry' | 'end'): Life {
  return command(
    `an operator decides (${wish}) on payment ${aim}`,
    async (model, { ctx, sql, programId, provider }) => {
      const rows = await sql`
      select c.id, p.order_id, c.amount > c.reversed_amount as "isLeft" from cashback_transactions c
        join purchases p on p.id = c.purchase_id
       where c.program_id = ${programId} and c.kind = 'earn' and c.status in ('failed', 'needs_review') order by c.id`;
      const row = rows[aim % Math.max(1, rows.length)];
      if (!row) return;
      const named = { programId, transactionId: String(row.id) };
      if (wish === 'retry' && row.isLeft) return retryCashback(ctx, named);
      if (provider.books.has(named.transactionId)) {
        return markCashbackPaid(ctx, { ...named, reference: `ref-${row.id}`, proof: 'it stands in their books' });
      }
      await cancelCashback(ctx, { ...named, reason: 'given up', proof: 'it does not stand in their books' });
      const purchase = model.purchases.find(({ orderId }) => orderId === row.order_id);
      if (purchase) purchase.isCancelled = true;
    },
  );
}

function edit(key: AchievementName, points: number): Life {
  return command(`${key} is worth ${points} points, since always`, async (model, shop) => {
    const { ctx, programId, sql } = shop;
    const definition = { name: key, points, ...ACHIEVEMENTS[key] };
    await saveAchievement(ctx, { programId, key, definition, counts: 'since_always' });
    const walks = await sql`select id from reevaluations where program_id = ${programId} and status = 'running'`;
    await walkReevaluations(ctx, { reevaluationIds: walks.map((row) => String(row.id)) });
    model.rules[key] = points;
  });
}

const tidy = () => command('the sweeper comes by', async (_model, { ctx }) => void (await sweepClawbacks(ctx)));

const death = (labels: readonly string[]) => fc.option(fc.constantFrom(...labels), { freq: 3 });
const aim = fc.nat({ max: 20 });
const customer = fc.constantFrom(...CUSTOMERS);
const amount = fc.integer({ min: 10_000, max: 3_000_000 });
const doings = fc.array(fc.constantFrom(...DOINGS), { maxLength: 6 });
const paymentDeath = death([...PAYMENT_CHECKPOINTS, ...CLAWBACK_CHECKPOINTS]);
const decision = fc.constantFrom<'retry' | 'end'>('retry', 'end');
const key = fc.constantFrom<AchievementName>('first', 'third', 'spender');

const buying = fc.tuple(customer, amount, fc.nat({ max: 3 }), fc.boolean()).map((wish) => buy(...wish));
const refunding = fc.tuple(aim, fc.constantFrom(10, 40, 100)).map((wish) => refund(...wish));
const rewarding = death(REWARD_CHECKPOINTS).map(reward);
const paying = fc.tuple(doings, paymentDeath, fc.constantFrom(1, 3, 30)).map((wish) => pay(...wish));
const hearing = fc.tuple(aim, death(['clawback.settled'])).map((wish) => hear(...wish));
const operating = fc.tuple(aim, decision).map((wish) => operate(...wish));
const editing = fc.tuple(key, fc.integer({ min: 1, max: 900 })).map((wish) => edit(...wish));

/** Anything that can happen to a shop; what moves it on comes more often. */
export const LIFE = [
  buying,
  buying,
  refunding,
  refunding,
  rewarding,
  rewarding,
  paying,
  paying,
  paying,
  hearing,
  operating,
  editing,
  fc.constant(null).map(tidy),
];

/** Everything that was begun is brought to its end, without any mischief. */
export async function comeToRest(model: Model, shop: Shop): Promise<void> {
  await reward(null).run(model, shop);
  for (let round = 0; round < ROUNDS_TO_REST; round += 1) await pay([], null, 3).run(model, shop);
  await tidy().run(model, shop);
}

const ROUNDS_TO_REST = 2;
