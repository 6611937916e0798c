/** What can be given up: facts, and what follows from them. */
export const FACT_SOURCES = ['purchase', 'refund', 'activity'] as const;
export const DEAD_SOURCES = [...FACT_SOURCES, 'cashback', 'webhook'] as const;
export type DeadSource = (typeof DEAD_SOURCES)[number];
