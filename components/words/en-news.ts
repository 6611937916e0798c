/** The texts of what is celebrated, and of what is told calmly. */
export const newsTexts = {
  close: 'Close',
  unlocked: (name: string) => `${name} unlocked`,
  manyUnlocked: (count: number) => `${count} achievements unlocked`,
  points: (points: string) => `${points} points`,
  newBadge: 'A new badge',
  badge: (name: string) => `You are ${name} now`,
  thanks: 'Wonderful',
  paid: (amount: string) => `${amount} cashback has been paid`,
  takenBack: 'A refund took back what its purchase had earned.',
  see: 'See what changed',
};

export type NewsWords = typeof newsTexts;
