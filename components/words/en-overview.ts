const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);

/** The texts of the console's overview. */
export const overviewTexts = {
  title: 'Overview',
  lead: (from: string, to: string) => `${from} to ${to}`,
  range: 'Range',
  ranges: { 7: '7 days', 30: '30 days', 90: '90 days', 365: '1 year' },
  compare: 'Compare with the period before',
  uncounted: (count: number) =>
    `${count === 1 ? 'One day is' : `${count} days are`} still being counted; the numbers will grow for a moment.`,
  cards: {
    activeCustomers: ['Active customers', 'Who bought something, on an average day'],
    purchases: ['Purchases', ''],
    pointsIssued: ['Points issued', 'By achievements and by hand'],
    unlocks: ['Unlocks', 'Achievements reached'],
    cashbackPaid: ['Cashback paid', 'For purchases of these days'],
    cashbackOwed: ['Cashback owed', 'For purchases of these days, not paid yet'],
    failureBps: ['Payout failure rate', 'Payouts that ended without arriving'],
    rewardedWithinMs: ['Purchase to reward', '95% are rewarded within this'],
  },
  net: (revenue: string) => `Worth ${revenue} net of refunds`,
  none: '–',
  delta: {
    ways: { up: 'up', down: 'down', same: 'unchanged' },
    by: {
      up: (share: string) => `${share} more`,
      down: (share: string) => `${share} less`,
      same: () => 'unchanged',
    },
    from: (value: string) => `from ${value}`,
    nothing: 'nothing to compare with',
  },
  plots: {
    purchases: 'Purchases and customers a day',
    averages: 'An average day of each week.',
    cashback: 'Cashback by day of purchase',
    cashbackByWeek: 'Cashback by week of purchase',
    noPurchases: 'No purchase was completed in these days.',
    noCashback: 'No purchase of these days earned cashback.',
  },
  series: {
    day: 'Day',
    purchases: 'Purchases',
    activeCustomers: 'Customers who bought',
    paid: 'Paid',
    owed: 'Owed',
  },
  beginning: {
    title: 'The way to the first reward',
    text: 'Nobody has bought anything yet. Decide what customers get, then send a first purchase: the numbers below fill by themselves.',
    steps: {
      achievements: ['Say what can be unlocked', 'An achievement names a goal and the points it brings.'],
      badges: ['Build the ladder', 'A badge is reached by points and achievements, and can raise cashback.'],
      cashback: ['Decide what is paid back', 'Bands say which share of a purchase goes back to the customer.'],
      purchase: ['Send a first purchase', 'Try one from here. Your shop sends its own through the partner API.'],
    },
    acts: {
      achievements: 'Make an achievement',
      badges: 'Make a badge',
      cashback: 'Set the bands',
      purchase: 'Send a test purchase',
    },
    look: {
      achievements: 'See achievements',
      badges: 'See badges',
      cashback: 'See cashback rules',
      purchase: 'See purchases',
    },
  },
  attention: {
    title: 'Needs attention',
    well: 'Nothing needs attention.',
    workersNone: 'No worker answers: purchases wait until one is started',
    workersAlive: (count: number) => `${count} ${count === 1 ? 'worker answers' : 'workers answer'}`,
    waiting: (text: string, count: number) =>
      `${text} ${plural(count, 'purchase waits', 'purchases wait')} to be rewarded`,
    purchasesDead: (text: string, count: number) =>
      `Rewarding ${text} ${plural(count, 'purchase', 'purchases')} was given up`,
    jobsDead: (text: string, count: number) => `${text} ${plural(count, 'job was', 'jobs were')} given up`,
    payoutsFailed: (text: string, count: number) => `${text} ${plural(count, 'payout', 'payouts')} failed`,
    payoutsToReview: (text: string, count: number) =>
      `${text} ${plural(count, 'payout has', 'payouts have')} to be checked by hand`,
    neverUnlocked: (names: string, count: number) =>
      count === 1
        ? `Nobody has unlocked ${names}, active for over a month`
        : `Nobody has unlocked ${count} achievements that have been active for over a month: ${names}`,
  },
};
