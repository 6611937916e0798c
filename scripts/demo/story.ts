import { SimpleFaker } from '@faker-js/faker';
import { heroScenes } from './hero.ts';
import { DEMO_CUSTOMER, demoPeople, type Person } from './people.ts';
import { aBasket, orderNumber, purchaseOf, refundOf, reviewOf, type StoryFact, type StoryScene } from './scenes.ts';

const DAY_MS = 86_400_000;
const SEED = 20_260_101;

/** How long the demo shop has been open, in days. */
export const STORY_DAYS = 182;

/** A kind of customer: how many there are, days between two purchases, and how full their baskets are (1 is usual). */
type Habit = {
  readonly weight: number;
  readonly everyDays: number;
  readonly appetite: number;
  readonly reviews: number;
};

const HABITS: readonly Habit[] = [
  { weight: 3, everyDays: 4, appetite: 1.6, reviews: 0.5 },
  { weight: 8, everyDays: 7, appetite: 1.1, reviews: 0.35 },
  { weight: 20, everyDays: 12, appetite: 1, reviews: 0.2 },
  { weight: 22, everyDays: 25, appetite: 0.9, reviews: 0.12 },
  { weight: 6, everyDays: 50, appetite: 0.8, reviews: 0.05 },
];

/** What happened in the demo shop in half a year, in the order of time. */
export type Story = { readonly people: readonly Person[]; readonly facts: readonly StoryFact[] };

/**
 * Tells the story of the demo shop: the same for the same day, moment for moment. Nothing in it happens before the shop
 * opened or after the end of that day; who plays it leaves out what is still to come.
 * @param dayStart the first moment of the last day, in the shop's time zone
 */
export function demoStory(dayStart: Date): Story {
  const faker = new SimpleFaker({ seed: SEED });
  const people = demoPeople(faker);
  const habits = HABITS.map((habit) => ({ weight: habit.weight, value: habit }));
  const scenes = people.flatMap((person, at) => {
    return lifeOf(faker, person, faker.helpers.weightedArrayElement(habits), people.slice(0, at));
  });
  const all = [...scenes, ...heroScenes(faker, dayStart.getTime())].filter((scene) => scene.day <= 0);
  const facts = all
    .map((scene): StoryFact => ({ ...scene, at: momentOf(dayStart, scene) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.key < b.key ? -1 : 1));
  return { people: [DEMO_CUSTOMER, ...people], facts: numbered(facts) };
}

/** Gives orders their numbers as a till does, one after the other, and names what follows an order after it. */
function numbered(facts: readonly StoryFact[]): StoryFact[] {
  const bought = facts.filter(({ kind }) => kind === 'purchase');
  const numbers = new Map(bought.map(({ key }, at) => [key, orderNumber(at + 1)]));
  return facts.map((fact) => {
    if (fact.kind === 'purchase') return { ...fact, key: numbers.get(fact.key) ?? fact.key };
    if (fact.kind === 'activity') return fact;
    const purchaseKey = numbers.get(fact.purchaseKey) ?? fact.purchaseKey;
    return { ...fact, purchaseKey, key: `${purchaseKey}-R` };
  });
}

function momentOf(dayStart: Date, { day, minute }: StoryScene): Date {
  return new Date(dayStart.getTime() + day * DAY_MS + minute * 60_000);
}

/** One customer from the first purchase on; whoever came by a friend's word makes that friend a referral. */
function lifeOf(faker: SimpleFaker, person: Person, habit: Habit, friends: readonly Person[]): StoryScene[] {
  const scenes: StoryScene[] = [];
  const joined = -faker.number.int({ min: 3, max: STORY_DAYS - 1 });
  let day = joined;
  for (let nth = 1; day <= 0; nth += 1) {
    const purchase = purchaseOf(faker, person, { day, nth, basket: aBasket(faker, habit.appetite) });
    scenes.push(purchase);
    if (faker.datatype.boolean(habit.reviews)) scenes.push(reviewOf(faker, person, purchase));
    if (faker.datatype.boolean(0.035)) scenes.push(refundOf(faker, purchase));
    day += Math.max(1, Math.round(habit.everyDays * faker.number.float({ min: 0.4, max: 1.6 })));
  }
  const friend = friends.length > 0 && faker.datatype.boolean(0.3) ? faker.helpers.arrayElement(friends) : null;
  if (friend) scenes.push(referral(friend, person, joined));
  return scenes;
}

function referral(friend: Person, newcomer: Person, day: number): StoryScene {
  const key = `referral-${newcomer.externalId}`;
  const activity = { name: 'referral', metadata: { friend: newcomer.externalId } };
  return { kind: 'activity', key, day, minute: 23 * 60 + 30, person: friend, activity };
}
