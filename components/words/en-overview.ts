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
    activeCustomers: ['Active customers a day', 'Who bought something, on average'],
    purchases: ['Purchases', ''],
    pointsIssued: ['Points issued', 'Given by achievements and by hand'],
    unlocks: ['Unlocks', 'Achievements reached'],
    cashbackPaid: ['Cashback paid', 'On purchases made in these days'],
    cashbackOwed: ['Cashback owed', 'On purchases made in these days, not paid yet'],
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
    than: (value: string) => `than ${value} before`,
    from: (value: string) => `from ${value}`,
    fromNothing: 'Nothing in the period before',
    nothing: 'Nothing to compare with',
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
    text: 'Nobody has bought anything yet. Decide what customers get, then record a first purchase: the numbers below fill by themselves.',
    steps: {
      achievements: ['Say what can be unlocked', 'An achievement names a goal and the points it brings.'],
      badges: ['Build the ladder', 'A badge is reached by points and achievements, and can raise cashback.'],
      cashback: ['Decide what is paid back', 'Bands say which share of a purchase goes back to the customer.'],
      purchase: ['Record a first purchase', 'Add one by hand. Your shop sends its own through the partner API.'],
    },
    acts: {
      achievements: 'Make an achievement',
      badges: 'Make a badge',
      cashback: 'Set the bands',
      purchase: 'Add a purchase',
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
    workersNone: 'No worker is running: purchases wait until one is started',
    workersAlive: (count: number) =>
      `Purchases are being rewarded: ${count} ${count === 1 ? 'worker is' : 'workers are'} running`,
    waiting: (text: string, count: number) =>
      `${text} ${plural(count, 'purchase waits', 'purchases wait')} to be rewarded`,
    purchasesDead: (text: string, count: number) =>
      `${text} ${plural(count, 'purchase', 'purchases')} could not be rewarded after several tries`,
    jobsDead: (text: string, count: number) =>
      `${text} ${plural(count, 'background job', 'background jobs')} failed after several tries`,
    payoutsFailed: (text: string, count: number) => `${text} ${plural(count, 'payout', 'payouts')} failed`,
    payoutsToReview: (text: string, count: number) =>
      `${text} ${plural(count, 'payout has', 'payouts have')} to be checked by hand`,
    neverUnlocked: (names: string, count: number) =>
      count === 1
        ? `Nobody has unlocked ${names}, active for over a month`
        : `Nobody has unlocked ${count} achievements that have been active for over a month: ${names}`,
  },
};
