/** The texts of what is celebrated, and of what is told calmly. */
export const newsTexts = {
  close: 'Close',
  unlocked: (name: string) => `${name} unlocked`,
  manyUnlocked: (count: string) => `${count} achievements unlocked`,
  points: (points: string) => `${points} points`,
  newBadge: 'A new badge',
  badge: (name: string) => `You are ${name} now`,
  thanks: 'Wonderful',
  paid: (amount: string) => `${amount} cashback has been paid`,
  unpaid: (amount: string) => `${amount} cashback could not be paid yet. We are looking into it.`,
  taken: {
    refund: 'Your refund took back what its purchase had earned',
    cancel: 'Cashback was cancelled',
    recount: 'Your rewards were worked out again',
  },
  cashback: (amount: string) => `${amount} cashback`,
  something: 'A secret achievement',
};

export type NewsWords = typeof newsTexts;
