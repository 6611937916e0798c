import type { Ending } from '#components/account/endings.ts';
import type { CashbackStatus } from '#db/enums.ts';
import type { Measure } from '#server/insights/home/contract.ts';
import { accountTexts } from './en-account.ts';
import { consoleFrameTexts } from './en-console.ts';
import { TAKEN_BACK } from './en-taken-back.ts';

type PartOfDay = 'morning' | 'afternoon' | 'evening';

const plural = (count: number | bigint, one: string, many: string) => (Number(count) === 1 ? one : many);

const MEASURE_NOUNS: Record<Exclude<Measure, 'money' | 'sum'>, readonly [one: string, many: string]> = {
  purchases: ['purchase', 'purchases'],
  categories: ['category', 'categories'],
  products: ['product', 'products'],
  days: ['day', 'days'],
  weeks: ['week', 'weeks'],
  months: ['month', 'months'],
  reviews: ['review', 'reviews'],
  referrals: ['friend', 'friends'],
  times: ['time', 'times'],
  achievements: ['achievement', 'achievements'],
};

const CASHBACK_WORDS: Record<CashbackStatus, string> = {
  pending: 'on its way',
  processing: 'on its way',
  completed: 'paid',
  failed: 'held up, we are looking into it',
  reversed: 'taken back',
  needs_review: 'being checked',
};

const ACTIVITY_WORDS: Record<string, string> = { review: 'Review written', referral: 'Friend referred' };

/** Every text of the interface in English. Another language is another object of this type. */
export const en = {
  product: 'Laurel',
  promise: 'Points, badges and cashback for what you buy.',
  skipToContent: 'Skip to content',
  nav: {
    label: 'Main',
    home: 'Home',
    achievements: 'Achievements',
    badges: 'Badges',
    cashback: 'Cashback',
    activity: 'Activity',
    profile: 'Profile',
    overview: 'Overview',
  },
  live: {
    names: { connecting: 'Connecting', live: 'Live', reconnecting: 'Reconnecting', paused: 'Paused' },
    hints: {
      connecting: 'This page is about to update by itself',
      live: 'What happens shows up here by itself',
      reconnecting: 'The connection was lost and is being restored. Nothing will be missed',
      paused: 'This page is not updating right now',
    },
  },
  account: {
    menu: (name: string) => `Account of ${name}`,
    signOut: 'Sign out',
    signedInAs: 'Signed in as',
    appearance: 'Appearance',
    light: 'Light',
    dark: 'Dark',
    auto: 'As my device',
  },
  signIn: {
    title: 'Welcome back',
    lead: 'Sign in to see your points, badges and cashback.',
    email: 'Email address',
    password: 'Password',
    submit: 'Sign in',
    after: {
      everywhere: {
        title: 'Signed out everywhere',
        lead: 'No browser is signed in to your account now, this one included. Sign in again where you want to be.',
      },
      deleted: {
        title: 'Your account is deleted',
        lead: 'You are signed out everywhere, and your name, your address and your password are gone. Thank you for your time with us.',
      },
    } satisfies Record<Ending, { title: string; lead: string }>,
    failed: 'The email address or the password is wrong.',
    unavailable: 'We cannot sign you in right now. Please try again in a moment.',
    tooMany: (seconds: number) =>
      seconds > 90
        ? `Too many attempts. Try again in ${Math.ceil(seconds / 60)} minutes.`
        : `Too many attempts. Try again in ${seconds} ${plural(seconds, 'second', 'seconds')}.`,
    mayTryAgain: 'You can try again now.',
    showPassword: 'Show or hide the password',
    promiseTitle: 'Every purchase counts.',
    promises: [
      'Points for what you buy, review and share',
      'Badges that raise your cashback',
      'Cashback, with every step shown',
    ],
  },
  access: accountTexts,
  greeting: {
    morning: (name: string | null) => (name ? `Good morning, ${name}` : 'Good morning'),
    afternoon: (name: string | null) => (name ? `Good afternoon, ${name}` : 'Good afternoon'),
    evening: (name: string | null) => (name ? `Good evening, ${name}` : 'Good evening'),
  } satisfies Record<PartOfDay, (name: string | null) => string>,
  balance: {
    points: (count: number) => plural(count, 'point', 'points'),
    title: 'Your balance',
    /** "200 points and 2 achievements to Platinum"; what is missing is a list of what is left of each. */
    toNext: (badge: string, missing: readonly string[]) =>
      missing.length === 0 ? `${badge} is on its way` : `${missing.join(' and ')} to ${badge}`,
    pointsLeft: (left: string, count: number) => `${left} ${plural(count, 'point', 'points')}`,
    achievementsLeft: (left: string, count: number) => `${left} ${plural(count, 'achievement', 'achievements')}`,
    ofPoints: (have: string, need: string) => `${have} of ${need} points`,
    ofAchievements: (have: string, need: string, needed: number) =>
      `${have} of ${need} ${plural(needed, 'achievement', 'achievements')}`,
    top: 'You have reached the highest badge. Thank you.',
    noBadge: 'No badge yet',
    badge: (name: string) => `${name} member`,
    bonus: (rate: string) => `+${rate} cashback`,
    cameBack: (amount: string) => `${amount} back this month`,
    nextGives: (badge: string, rate: string) => `${badge} gives +${rate} cashback on every purchase`,
    ringLabel: (points: string, achievements: string) => `${points}, ${achievements}`,
    done: 'done',
  },
  find: { title: 'Find a page or an achievement', button: 'Search' },
  latest: { title: 'Latest unlocked' },
  nearly: { title: 'Nearly there', begin: 'Good places to start' },
  achievements: {
    title: 'Achievements',
    count: (unlocked: number, all: number) => `${unlocked} of ${all} unlocked`,
    all: 'All',
    open: 'In progress',
    unlocked: 'Unlocked',
    noneOpen: 'Nothing left in progress. You have unlocked them all.',
    noneUnlocked: 'Nothing unlocked yet. Your first purchase usually does it.',
    points: (points: string) => `+${points} points`,
    unlockedOn: (day: string) => `Unlocked ${day}`,
    times: (count: number) => `${count} times`,
    secretName: 'Secret achievement',
    secretText: 'Keep going to find out.',
    filter: 'Which achievements',
    remaining: (left: string) => `${left} to go`,
    showAll: (count: number) => `Show all ${count}`,
    showFewer: 'Show fewer',
  },
  tiers: { bronze: 'Bronze', silver: 'Silver', gold: 'Gold', platinum: 'Platinum', diamond: 'Diamond' },
  /** "3 of 5 purchases", "₦45,000 of ₦100,000". */
  progress: (have: string, need: string, measure: Measure, needed: bigint) => {
    if (measure === 'money' || measure === 'sum') return `${have} of ${need}`;
    const [one, many] = MEASURE_NOUNS[measure];
    return `${have} of ${need} ${plural(needed, one, many)}`;
  },
  cashback: {
    title: 'Cashback',
    paidThisMonth: 'Paid this month',
    onItsWay: 'On its way',
    heldUp: 'Held up',
    seeHeldUp: 'See why',
    owed: (amount: string) =>
      `${amount} was paid for orders that were refunded later. It comes off your next cashback.`,
    paidEver: 'Paid so far',
    status: CASHBACK_WORDS,
    takenBack: TAKEN_BACK,
    none: 'Cashback from your purchases will appear here.',
    note: (isCredit: boolean) =>
      isCredit ? 'Paid as store credit, usually within minutes.' : 'Paid to the account you see under Cashback.',
    /** "5% for this amount + 1% Gold = 6%". */
    working: (base: string, bonus: string | null, badge: string | null, multiplier: string | null, rate: string) => {
      const sum = bonus === null ? base : `${base} for this amount + ${bonus} ${badge ?? 'badge'}`;
      const product = multiplier === null ? sum : `(${sum}) × ${multiplier}`;
      return bonus === null && multiplier === null ? `${base} for this amount` : `${product} = ${rate}`;
    },
  },
  activity: {
    title: 'Recent activity',
    purchase: (order: string) => `Order ${order}`,
    bought: (first: string, others: number) => (others > 0 ? `${first} and ${others} more` : first),
    refund: (title: string) => `Refund of ${title}`,
    refundOfOrder: (order: string) => `Refund of order ${order}`,
    whenAndOrder: (when: string, order: string) => `${when} · order ${order}`,
    named: (name: string) =>
      ACTIVITY_WORDS[name] ?? name.charAt(0).toUpperCase() + name.slice(1).replace(/[_.-]/g, ' '),
    adjustment: 'Points adjusted',
    points: (points: string) => `${points} points`,
    unlocked: (name: string) => `${name} unlocked`,
    badge: (name: string) => `${name} badge reached`,
    lost: (name: string) => `${name} taken back`,
    takenBack: (what: string) => `${what}, taken back since`,
    pointsTakenBack: (points: string, taken: string, isAll: boolean) =>
      isAll ? `${points} points, taken back since` : `${points} points, ${taken} of them taken back since`,
    cashbackTakenBack: (amount: string) => `${amount} of cashback taken back since`,
    cashback: (amount: string, status: string) => `${amount} cashback ${status}`,
    cashbackLost: (amount: string) => `${amount} cashback taken back`,
    step: (name: string, progress: string) => `${name}: ${progress}`,
    stepThen: (name: string, progress: string) => `${name}: ${progress} before the refund`,
    waitingForPayment: 'Counts once it is paid',
    inProgress: 'Rewards are on their way',
    none: 'What you buy and earn will appear here.',
    whatThisDid: 'What this did',
  },
  firstSteps: {
    title: 'Three steps to your first reward',
    joined: 'Join',
    joinedText: 'Done. Your account is ready.',
    buy: 'Make a purchase',
    buyText: (points: string, name: string) => `It unlocks “${name}” and brings ${points} points.`,
    buyPlain: 'Use this email address at checkout, so that we know it is you.',
    earn: 'Watch it count',
    earnText: 'Points, badges and cashback appear here within seconds.',
    done: 'Done',
  },
  errors: {
    title: 'That did not work',
    lead: 'Something went wrong on our side. Your points and your money are safe.',
    reference: (id: string) => `Reference ${id}`,
    retry: 'Try again',
    home: 'Go to the home page',
    awayTitle: 'No connection',
    awayLead: 'We cannot reach our server right now. Check your connection and try again.',
    signedOutTitle: 'You have been signed out',
    signedOutLead: 'Your session ended. Sign in again to go on where you were.',
    notFoundTitle: 'There is nothing here',
    notFoundLead: 'The page may have moved, or there is a typo in the address.',
  },
  frame: consoleFrameTexts,
  console: {
    ladder: 'Customers by badge',
    holders: (count: number) => plural(count, 'customer', 'customers'),
    noBadges: 'This program has no badges yet.',
  },
  loading: 'Loading',
  seeAll: 'See all',
};

export type Words = typeof en;
