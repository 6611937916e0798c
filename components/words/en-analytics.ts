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
  lead: 'What the program gives, to whom, and what it brings in.',
  range: 'Range',
  ranges: RANGES,
  counted: (when: string) => `What the program gives, to whom, and what it brings in. Counted ${when}.`,
  never: {
    title: 'Not counted yet',
    text: 'A worker counts the program within seconds of its start. Nothing needs to be done.',
  },
  csv: 'CSV',
  tableOf: (title: string) => `${title} as a table`,
  days: 'Days',
  points: {
    title: 'Points and liability',
    held: 'Points held now',
    toPay: 'Cashback to pay',
    text: 'Points given and taken back, and what is still owed.',
    givenNow: 'Points given',
    takenNow: 'Taken back',
    given: 'Given',
    taken: 'Taken back',
  },
  cost: {
    title: 'Cashback against revenue',
    revenue: 'Revenue',
    paid: 'Cashback paid',
    owed: 'Cashback owed',
    share: 'Share of revenue',
    text: 'Cashback as a share of the revenue of the same purchases.',
    paidShare: 'Paid',
    owedShare: 'Still owed',
  },
  funnel: {
    title: 'Unlock funnel',
    text: 'How far all customers have come, whatever the range.',
    step: 'Step',
    customers: 'Customers',
    share: 'Of all',
    steps: {
      customers: 'Joined',
      bought: 'Bought something',
      unlocked: 'Unlocked an achievement',
      badged: 'Hold a badge',
      paid: 'Were paid cashback',
    },
  },
  badges: {
    title: 'Badge distribution',
    text: 'How many customers hold which badge now.',
    badge: 'Badge',
    holders: 'Customers',
    share: 'Of all',
  },
  achievements: {
    title: 'Achievement performance',
    text: 'What everybody unlocks rewards nothing; what nobody unlocks motivates nobody.',
    name: 'Achievement',
    started: 'Began',
    unlocked: 'Unlocked',
    rate: 'Completion',
    lastMonth: 'Last 30 days',
    points: 'Points',
  },
  cohorts: {
    title: 'Cohort retention',
    text: 'Of the customers whose first purchase was in a month, how many bought again in each month after it.',
    tooLittle: 'This needs customers from at least two months.',
    month: 'First purchase',
    customers: 'Customers',
    later: (months: number) => `+${months} mo`,
  },
};
