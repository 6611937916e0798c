/** How rewarding cuts its work, reacts to faults, and where a crash is tried. Values only. */

/** The facts that are rewarded, each in a table of its own. */
export const FACT_TABLES = { purchase: 'purchases', refund: 'refunds', activity: 'activities' } as const;
export type RewardedKind = keyof typeof FACT_TABLES;

/** Facts named in one batch of work. */
export type FactIds = {
  readonly purchaseIds: readonly string[];
  readonly refundIds: readonly string[];
  readonly activityIds: readonly string[];
};

/** Facts in one transaction, at most. */
export const MAX_BATCH = 500;

/** Transactions of one call that run side by side: the database works on one while the engine thinks about the other. */
export const LANES = 2;

/** Failures of a fact's own data after which a person has to look. */
export const MAX_FAILURES = 3;

const BACKOFF_SECONDS = [60, 300] as const;

/** When a fact that failed `failures` times is tried again; null when that is for a person to decide. */
export function retryAt(failures: number, now: Date): Date | null {
  const seconds = failures < MAX_FAILURES ? BACKOFF_SECONDS[failures - 1] : undefined;
  return seconds === undefined ? null : new Date(now.getTime() + seconds * 1_000);
}

/** Every labelled point of a rewarding transaction, in order; crash tests stop the worker at each. */
export const REWARD_CHECKPOINTS = [
  'reward.looked',
  'reward.claimed',
  'reward.folded',
  'reward.saved',
  'reward.reckoned',
  'reward.enqueued',
  'reward.committed',
] as const;
export type RewardCheckpoint = (typeof REWARD_CHECKPOINTS)[number];

/** The ids of some facts, by kind. */
export function factIds(facts: readonly { readonly kind: RewardedKind; readonly id: string }[]) {
  const idsOf = (kind: RewardedKind) => facts.filter((fact) => fact.kind === kind).map(({ id }) => id);
  return { purchaseIds: idsOf('purchase'), refundIds: idsOf('refund'), activityIds: idsOf('activity') };
}

/** Cuts named facts into batches of at most `size`, each fact once. */
export function batchesOf(ids: Partial<FactIds>, size: number): FactIds[] {
  const named = (kind: RewardedKind, list: readonly string[] = []) => [...new Set(list)].map((id) => ({ kind, id }));
  const facts = [
    ...named('purchase', ids.purchaseIds),
    ...named('refund', ids.refundIds),
    ...named('activity', ids.activityIds),
  ];
  const count = Math.ceil(facts.length / size);
  return Array.from({ length: count }, (_, batch) => factIds(facts.slice(batch * size, (batch + 1) * size)));
}

/**
 * Cuts facts, sorted by customer, into lanes of about `size` that share no customer: none waits for the locks of another. Only
 * a customer with more than `size` facts is in several.
 */
export function lanesOf<F extends { readonly userId: string }>(facts: readonly F[], size: number): F[][] {
  const lanes: F[][] = [];
  let ofCustomer = 0;
  let before: F | undefined;
  for (const fact of facts) {
    ofCustomer = fact.userId === before?.userId ? ofCustomer + 1 : 1;
    const lane = lanes.at(-1);
    const isFull = lane !== undefined && lane.length >= size && (ofCustomer === 1 || ofCustomer > size);
    if (lane === undefined || isFull) {
      lanes.push([fact]);
      ofCustomer = 1;
    } else lane.push(fact);
    before = fact;
  }
  return lanes;
}
