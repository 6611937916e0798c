import { describe, expect, it } from 'vitest';
import { DEMO_CUSTOMER } from './people.ts';
import type { PurchaseScene, StoryFact } from './scenes.ts';
import { PRODUCTS } from './shop.ts';
import { demoStory, STORY_DAYS } from './story.ts';

const DAY_MS = 86_400_000;
const midnight = (day: string) => new Date(`${day}T00:00:00+01:00`);
const DAYS = ['2026-11-20', '2026-11-22', '2027-01-04', '2028-02-29'].map(midnight);
const isPurchase = (fact: StoryFact): fact is PurchaseScene & { at: Date } => fact.kind === 'purchase';
const nairaOf = (purchase: PurchaseScene) =>
  purchase.basket.reduce((sum, { product, quantity }) => sum + product.naira * quantity, purchase.delivery);

describe('the story of the demo shop', () => {
  it('is the same whenever it is told of the same day', () => {
    for (const day of DAYS) expect(demoStory(day)).toEqual(demoStory(day));
  });

  it('is half a year of about sixty customers, each with a name and an address of their own', () => {
    for (const day of DAYS) {
      const { people, facts } = demoStory(day);
      expect(people).toHaveLength(61);
      for (const of of ['name', 'email', 'externalId'] as const)
        expect(new Set(people.map((person) => person[of])).size).toBe(61);
      expect(people.every((person) => /^[a-z.-]+@example\.com$/.test(person.email))).toBe(true);
      const buyers = new Set(facts.filter(isPurchase).map((fact) => fact.person.externalId));
      expect(buyers.size).toBe(61);
      expect(facts.filter(isPurchase).length).toBeGreaterThan(400);
    }
  });

  it('goes forward in time, from the opening to the end of the day', () => {
    for (const day of DAYS) {
      const times = demoStory(day).facts.map((fact) => fact.at.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times[0]).toBeGreaterThan(day.getTime() - (STORY_DAYS + 1) * DAY_MS);
      expect(times.at(-1)).toBeLessThan(day.getTime() + DAY_MS);
    }
  });

  it('numbers its orders one after the other, as a till does', () => {
    for (const day of DAYS) {
      const orders = demoStory(day).facts.filter(isPurchase);
      expect(orders.map(({ key }) => key)).toEqual(orders.map((_, at) => `LR-${10_001 + at}`));
      expect(orders.length).toBeLessThan(2_000);
    }
  });

  it('names every fact once, and takes back only what was bought before', () => {
    for (const day of DAYS) {
      const { facts } = demoStory(day);
      const at = new Map(facts.map((fact) => [fact.key, fact.at.getTime()]));
      expect(at.size).toBe(facts.length);
      const refunds = facts.filter((fact) => fact.kind === 'refund');
      expect(refunds.length).toBeGreaterThan(5);
      expect(
        refunds.every((refund) => (at.get(refund.purchaseKey) ?? Number.POSITIVE_INFINITY) < refund.at.getTime()),
      ).toBe(true);
    }
  });

  it('has one customer who is near to much on whatever day it is told', () => {
    for (const day of DAYS) {
      const mine = demoStory(day).facts.filter((fact) => fact.person === DEMO_CUSTOMER);
      const bought = mine.filter(isPurchase);
      const categories = new Set(bought.flatMap((purchase) => purchase.basket.map((line) => line.product.category)));
      const spent = bought.reduce((sum, purchase) => sum + nairaOf(purchase), 0);
      expect(bought).toHaveLength(22);
      expect(spent).toBeGreaterThan(880_000);
      expect(spent).toBeLessThan(1_000_000);
      expect(categories.has('toys')).toBe(false);
      expect(mine.filter((fact) => fact.kind === 'activity' && fact.activity.name === 'review')).toHaveLength(8);
      expect(mine.filter((fact) => fact.kind === 'activity' && fact.activity.name === 'referral')).toHaveLength(2);
    }
  });
});

describe('the shop', () => {
  it('names every product once', () => {
    expect(new Set(PRODUCTS.map((product) => product.sku)).size).toBe(PRODUCTS.length);
    expect(new Set(PRODUCTS.map((product) => product.name)).size).toBe(PRODUCTS.length);
  });
});
