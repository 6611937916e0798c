/** A condition after "purchases": "of at least 500", "on a Saturday or Sunday". */
export const PHRASES: Record<string, (bounds: string, isOne: boolean) => string> = {
  amount: (bounds) => `of ${bounds}`,
  value: (bounds) => `with a value of ${bounds}`,
  itemCount: (bounds, isOne) => `with ${bounds} ${isOne ? 'item' : 'items'}`,
  quantity: (bounds) => `in a quantity of ${bounds}`,
  unitAmount: (bounds) => `at a price of ${bounds} each`,
  currency: (bounds) => `paid in ${bounds}`,
  channel: (bounds) => `through ${bounds}`,
  sku: (bounds) => `with ${bounds}`,
  category: (bounds) => `with ${bounds}`,
  name: (bounds) => `whose name is ${bounds}`,
  dayOfWeek: (bounds) => `on ${bounds}`,
  hour: (bounds) => bounds,
  'customer.badgeLevel': (bounds) => `while your badge level is ${bounds}`,
  'customer.tenureDays': (bounds, isOne) => `when you have been with us for ${bounds} ${isOne ? 'day' : 'days'}`,
  'customer.totalPoints': (bounds, isOne) => `while you hold ${bounds} ${isOne ? 'point' : 'points'}`,
  'customer.purchaseCount': (bounds, isOne) => `after ${bounds} earlier ${isOne ? 'purchase' : 'purchases'}`,
  'customer.achievementCount': (bounds, isOne) =>
    `when you have unlocked ${bounds} ${isOne ? 'achievement' : 'achievements'}`,
};

/** Where a purchase was made, by the names most shops give their channels. */
export const CHANNELS: Record<string, string> = {
  app: 'in the app',
  web: 'on the website',
  website: 'on the website',
  online: 'online',
  store: 'in store',
  pos: 'at the till',
  phone: 'by phone',
};
