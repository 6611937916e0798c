import type { AnalyticsRange } from '#server/insights/analytics/contract.ts';

const RANGES: Record<AnalyticsRange, string> = {
  '30d': '30 days',
  '90d': '90 days',
  '365d': '12 months',
  all: 'All time',
};

/** The texts of the console's analytics. */
export const analyticsTexts = {
  title: 'Analytics',
  lead: 'What the program gives, to whom, and what it brings.',
  range: 'Range',
  ranges: RANGES,
  counted: (when: string) => `Counted ${when}, and again while something happens.`,
  never: {
    title: 'Not counted yet',
    text: 'A worker counts the program within seconds of its start. Nothing needs to be done.',
  },
  csv: 'CSV',
  tableOf: (title: string) => `${title} as a table`,
  day: 'From',
  points: {
    title: 'Points and liability',
    text: (points: string, cashback: string) =>
      `Customers hold ${points} points. ${cashback} of cashback is still to be paid.`,
    given: 'Given',
    taken: 'Taken back',
  },
  cost: {
    title: 'Cashback against revenue',
    text: (share: string) =>
      `Cashback, paid and still owed, is ${share} of the revenue of this range. Each by the day of its purchase.`,
    revenue: 'Revenue',
    owed: 'Still owed',
    paid: 'Cashback paid',
  },
  funnel: {
    title: 'Unlock funnel',
    text: 'How far customers came, ever.',
    step: 'Step',
    customers: 'Customers',
    share: 'Of all',
    steps: {
      customers: 'Known',
      bought: 'Bought something',
      unlocked: 'Unlocked an achievement',
      badged: 'Hold a badge',
      paid: 'Were paid cashback',
    },
  },
  badges: { title: 'Badges', text: 'How many customers hold which level now.', badge: 'Badge', holders: 'Customers' },
  achievements: {
    title: 'Achievement performance',
    text: 'One that everybody unlocks rewards nothing, one that nobody unlocks motivates nobody.',
    name: 'Achievement',
    started: 'Began',
    unlocked: 'Unlocked',
    rate: 'Of those who began',
    lastMonth: 'Unlocks in 30 days',
    points: 'Points',
  },
  cohorts: {
    title: 'Cohort retention',
    text: 'Of the customers who first bought in a month: how many bought in each month after.',
    month: 'First purchase',
    customers: 'Customers',
    later: (months: number) => `+${months}`,
  },
};
