import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { partnerApi } from '#server/api/partner.ts';
import type { Operation } from '#server/api/partner-procedures.ts';
import { operationsOf } from './route-table.ts';
import { catalogueScenes } from './testing/catalogue-scenes.ts';
import { customerScenes } from './testing/customer-scenes.ts';
import { moneyScenes } from './testing/money-scenes.ts';
import { dataOf, PartnerStage } from './testing/partner-stage.ts';
import { expectPromised } from './testing/promise.ts';
import { purchaseScenes } from './testing/purchase-scenes.ts';

const connection = await testDatabase();
let shared: Promise<PartnerStage> | undefined;

const operations = operationsOf(partnerApi).map(({ operation }) => operation);
const SCENES = { ...purchaseScenes, ...customerScenes, ...catalogueScenes, ...moneyScenes };

/** Every answer an operation says it gives, but those that any operation gives. */
function promisesOf({ success = [200], refusals = {} }: Operation): string[] {
  const refused = Object.entries(refusals).flatMap(([status, codes]) => codes.map((code) => `${status} ${code}`));
  return [...success.map(String), ...refused].sort();
}

/** Scenes keep out of each other's way by names of their own, but for those that fill a program up or keep it busy. */
function stageFor(answer: string): Promise<PartnerStage> {
  if (/too_many|running/.test(answer)) return aStage();
  shared ??= aStage();
  return shared;
}

async function aStage(): Promise<PartnerStage> {
  const stage = new PartnerStage(connection);
  await stage.open({ catalog: 'default' });
  return stage;
}

describe.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
  '%s',
  (name, operation) => {
    const scenes = Object.entries(SCENES[name] ?? {});

    it('is shown to give every answer that it promises', () =>
      expect(scenes.map(([answer]) => answer).sort()).toEqual(promisesOf(operation)));

    it.each(scenes)('answers %s', async (answer, scene) => {
      const told = await scene(await stageFor(answer));
      expect([told.status, told.body.code].filter((one) => one !== undefined).join(' ')).toBe(answer);
      expectPromised(operation, told);
    });
  },
);

const PURCHASE = [
  'id',
  'orderId',
  'customerId',
  'amount',
  'refundedAmount',
  'currency',
  'status',
  'processedForLoyalty',
  'items',
  'channel',
  'occurredAt',
  'completedAt',
  'metadata',
  'createdAt',
  'updatedAt',
];
const REWARDS = ['purchaseId', 'processed', 'processedAt', 'points', 'achievements', 'badge', 'cashback', 'trace'];
const CASHBACK = ['transactionId', 'amount', 'currency', 'rateBps', 'baseBps', 'bonusBps', 'multiplier', 'status'];

describe('the fields', () => {
  it('of a purchase, its rewards, and a page are those that were promised, in that order', async () => {
    const stage = await aStage();
    const purchase = await stage.rewarded();
    expect(Object.keys(dataOf(purchase))).toEqual(PURCHASE);
    expect(Object.keys(purchase.body.links ?? {}).sort()).toEqual(['customer', 'rewards', 'self']);
    const rewards = dataOf<{ cashback: object; achievements: object[]; trace: object[] }>(
      await stage.get(String(purchase.body.links?.rewards).replace('/api/v1', '')),
    );
    expect(Object.keys(rewards)).toEqual(REWARDS);
    expect(Object.keys(rewards.cashback)).toEqual(CASHBACK);
    expect(rewards.trace[0]).toMatchObject({ subject: expect.any(String), outcome: expect.any(String) });
    const page = await stage.get('/achievements?limit=1');
    expect(page.body.meta).toEqual({ limit: 1, hasMore: true, nextCursor: expect.any(String) });
    expect(Object.keys(page.body.links ?? {})).toEqual(['self', 'next']);
  });
});
