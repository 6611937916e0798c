import { CHANNELS, PHRASES } from './en-phrases.ts';

/** How many there are: the number for choosing the form, and as it is written. */
type Count = { readonly of: number; readonly shown: string };

const units = { day: 'day', week: 'week', month: 'month', quarter: 'quarter', year: 'year' };
const quoted = (value: string) => `“${value}”`;

/** "5 different days", "a day": the plain plural in English, without the number for one. */
const some = ({ of, shown }: Count, noun: string, many = `${noun}s`) => (of === 1 ? `one ${noun}` : `${shown} ${many}`);

/** "3 weeks in a row", "in one week". */
const running = (count: Count, unit: string) => (count.of === 1 ? `in one ${unit}` : `${some(count, unit)} in a row`);

const times = ({ of, shown }: Count) => ({ 1: 'once', 2: 'twice' })[of] ?? `${shown} times`;

const GOALS = {
  purchases: (count: Count) => (count.of === 1 ? 'Make a purchase' : `Make ${count.shown} purchases`),
  distinct: {
    day: (count: Count) => `Buy on ${some(count, 'day', 'different days')}`,
    sku: (count: Count) => `Buy ${some(count, 'product', 'different products')}`,
    category: (count: Count) => `Buy from ${some(count, 'category', 'different categories')}`,
  },
  spending: (amount: string) => `Spend ${amount} in all`,
  streak: {
    day: (count: Count) => `Buy something ${running(count, 'day')}`,
    week: (count: Count) => `Buy something ${running(count, 'week')}`,
    month: (count: Count) => `Buy something ${running(count, 'month')}`,
  },
  collection: {
    sku: (values: string) => `Buy ${values}`,
    category: (values: string) => `Buy something from ${values}`,
  },
  partly: {
    sku: (need: string, values: string) => `Buy any ${need} of ${values}`,
    category: (need: string, values: string) => `Buy something from any ${need} of ${values}`,
  },
  reviews: (count: Count) => (count.of === 1 ? 'Write a review' : `Write ${count.shown} reviews`),
  referrals: (count: Count) => (count.of === 1 ? 'Bring a friend' : `Bring ${count.shown} friends`),
  activity: (name: string, count: Count) => `Do “${name}” ${times(count)}`,
  activitySum: (name: string, sum: string) => `Reach ${sum} in all with “${name}”`,
  composite: {
    all: (names: string) => `Unlock ${names}`,
    any: (names: string) => `Unlock ${names}`,
    atLeast: (n: string, names: string) => `Unlock any ${n} of ${names}`,
  },
};

const WINDOWS = {
  calendar: (unit: keyof typeof units) => `within one calendar ${units[unit]}`,
  rolling: (count: Count) => `within ${some(count, 'day')}`,
  between: (from: string, to: string) => `from ${from} until ${to}`,
  sinceFirst: (count: Count) => `in your first ${count.of === 1 ? 'day' : `${count.shown} days`} with us`,
};

/** What a number or a text has to be. */
const BOUNDS = {
  number: {
    eq: (value: string) => `exactly ${value}`,
    ne: (value: string) => `anything but ${value}`,
    lt: (value: string) => `less than ${value}`,
    lte: (value: string) => `at most ${value}`,
    gt: (value: string) => `more than ${value}`,
    gte: (value: string) => `at least ${value}`,
  },
  between: (from: string, to: string) => `between ${from} and ${to}`,
  outside: (from: string, to: string) => `not between ${from} and ${to}`,
  in: (values: string) => values,
  nin: (values: string) => `anything but ${values}`,
  contains: (value: string) => `a text with ${quoted(value)}`,
  startsWith: (value: string) => `a text beginning with ${quoted(value)}`,
  containsNot: (value: string) => `a text without ${quoted(value)}`,
  startsNotWith: (value: string) => `a text not beginning with ${quoted(value)}`,
  hasAny: (values: string) => `something from ${values}`,
  hasAll: (values: string) => `all of ${values}`,
  hasNone: (values: string) => `nothing from ${values}`,
  hasNotAll: (values: string) => `not all of ${values}`,
  exists: 'something',
  missing: 'nothing',
};

/** What a fact may have or lack, by the field that asks for it. */
const THINGS: Record<string, string> = {
  channel: 'a channel',
  category: 'a category',
  sku: 'a product number',
  name: 'a name',
  currency: 'a currency',
};

const LABELS: Record<string, string> = {
  amount: 'The amount',
  value: 'The value',
  itemCount: 'The number of items',
  quantity: 'The quantity',
  unitAmount: 'The price',
  currency: 'The currency',
  channel: 'The channel',
  sku: 'The product',
  category: 'The category',
  name: 'The name',
  dayOfWeek: 'The day',
  hour: 'The hour',
  'customer.badgeLevel': 'Your badge level',
  'customer.tenureDays': 'The number of your days with us',
  'customer.totalPoints': 'Your balance of points',
  'customer.purchaseCount': 'The number of your earlier purchases',
  'customer.achievementCount': 'The number of your achievements',
  points: 'Your balance of points',
  achievements: 'The number of your achievements',
};

const WEEKDAYS: Record<string, string> = {
  Mon: 'Monday',
  Tue: 'Tuesday',
  Wed: 'Wednesday',
  Thu: 'Thursday',
  Fri: 'Friday',
  Sat: 'Saturday',
  Sun: 'Sunday',
};

/** The texts of rules and of what they saw, for customers and admins alike. */
export const ruleTexts = {
  goals: GOALS,
  windows: WINDOWS,
  bounds: BOUNDS,
  phrases: PHRASES,
  channels: CHANNELS,
  otherChannels: (places: string) => `anywhere but ${places}`,
  things: THINGS,
  given: (thing: string) => `with ${thing}`,
  notGiven: (thing: string) => `without ${thing}`,
  fromCategory: (bounds: string) => `from ${bounds}`,
  labels: LABELS,
  weekdays: WEEKDAYS,
  units,
  quoted,
  where: (goal: string, which: string) => `${goal} ${which}`,
  withPurchases: (goal: string, which: string) => `${goal}, with purchases ${which}`,
  onItems: (goal: string, which: string) => `${goal} on items ${which}`,
  beforeRefunds: (goal: string) => `${goal}, before refunds`,
  within: (goal: string, window: string) => `${goal} ${window}`,
  withinApart: (goal: string, window: string) => `${goal}, ${window}`,
  group: (inner: string) => `(${inner})`,
  either: (inner: string) => `either ${inner}`,
  sentence: (text: string) => `${text}.`,
  aDay: (days: string) => `a ${days}`,
  notADay: (days: string) => `any day but a ${days}`,
  hours: (from: string, to: string) => `between ${from} and ${to}`,
  notHours: (from: string, to: string) => `not between ${from} and ${to}`,
  firstPurchase: 'that is your first',
  notFirstPurchase: 'that is not your first',
  fact: (name: string, bounds: string) => `where ${quoted(name)} is ${bounds}`,
  factGiven: (name: string) => `where ${quoted(name)} is given`,
  factNotGiven: (name: string) => `where ${quoted(name)} is not given`,
  factLabel: (name: string) => `What was sent as ${quoted(name)}`,
  restart: (unit: keyof typeof units) => `It starts again with every calendar ${units[unit]}.`,
  again: 'It can be unlocked again and again.',
  againUpTo: (count: Count) => `It can be unlocked ${times(count)} in all.`,
  carries: 'What is left over counts for the next time.',
  onlyFrom: (from: string) => `Counts from ${from} on.`,
  onlyUntil: (to: string) => `Counts until ${to}.`,
  onlyBetween: (from: string, to: string) => `Counts from ${from} until ${to}.`,
  audience: (which: string) => `Only ${which}.`,
  missed: {
    saw: (label: string, observed: string, needed: string) => `${label} was ${observed}; it takes ${needed}.`,
    day: (observed: string, needed: string) => `It was on a ${observed}; it takes ${needed}.`,
    hour: (observed: string, needed: string) => `It was around ${observed}; this counts ${needed}.`,
    holding: {
      met: {
        points: (have: string, need: string) => `${have} points, ${need} needed.`,
        achievements: (have: string, need: string) => `${have} achievements, ${need} needed.`,
      },
      missing: {
        points: (have: string, need: string) => `${have} of ${need} points so far.`,
        achievements: (have: string, need: string) => `${have} of ${need} achievements so far.`,
      },
    },
    absent: (label: string) => `${label} was not given.`,
    nothing: (label: string, needed: string) => `${label} was not given; it takes ${needed}.`,
    line: (nth: string, reason: string) => `Item ${nth}: ${reason}`,
    notFirst: 'Only your first purchase counts.',
    first: 'Your first purchase does not count.',
    before: (day: string) => `It was too early: this counts from ${day} on.`,
    after: (day: string) => `It was too late: this counted until ${day}.`,
    tenure: (days: string) => `It counts only in your first ${days} days with us.`,
    spent: (unit: keyof typeof units) => `This ${units[unit]} had already counted.`,
    noItems: 'Nothing in it counts for this.',
    progress: (have: string, need: string) => `${have} of ${need} so far.`,
    minimum: (edge: string) => `The cashback would have been below ${edge}, the least that is paid.`,
    cap: (edge: string) => `The cashback was cut to ${edge}, the most that is paid for one purchase.`,
    noCurrency: (currency: string) => `There is no cashback for purchases in ${currency}.`,
  },
};

export type RuleWords = typeof ruleTexts;

/** The same, told about the customer rather than to them: how the console reads what was considered. */
export const ruleTextsAboutCustomers: RuleWords = {
  ...ruleTexts,
  windows: {
    ...WINDOWS,
    sinceFirst: (count) => `in the customer’s first ${count.of === 1 ? 'day' : `${count.shown} days`}`,
  },
  phrases: {
    ...PHRASES,
    'customer.badgeLevel': (bounds) => `while the customer’s badge level is ${bounds}`,
    'customer.tenureDays': (bounds, isOne) => `when the customer has been here for ${bounds} ${isOne ? 'day' : 'days'}`,
    'customer.totalPoints': (bounds, isOne) => `while the customer holds ${bounds} ${isOne ? 'point' : 'points'}`,
    'customer.achievementCount': (bounds, isOne) =>
      `when the customer has unlocked ${bounds} ${isOne ? 'achievement' : 'achievements'}`,
  },
  labels: {
    ...LABELS,
    'customer.badgeLevel': 'The customer’s badge level',
    'customer.tenureDays': 'The number of the customer’s days',
    'customer.totalPoints': 'The customer’s balance of points',
    'customer.purchaseCount': 'The number of earlier purchases',
    'customer.achievementCount': 'The number of the customer’s achievements',
    points: 'The customer’s balance of points',
    achievements: 'The number of the customer’s achievements',
  },
  firstPurchase: 'that is the customer’s first',
  notFirstPurchase: 'that is not the customer’s first',
  missed: {
    ...ruleTexts.missed,
    notFirst: 'Only the customer’s first purchase counts.',
    first: 'The customer’s first purchase does not count.',
    tenure: (days) => `It counts only in the customer’s first ${days} days.`,
  },
};
