/** How many days the overview can look at. */
export const RANGES = [7, 30, 90, 365] as const;
export type Range = (typeof RANGES)[number];
