/** What the conditions of one fact look at: the fact, the customer before it, and the clock on the wall. */
import type { LocalTime, Zone } from './calendar.ts';
import type { ActivityFact, CustomerState, PurchaseFact } from './model.ts';

export type Scene = {
  readonly at: number;
  readonly purchase: PurchaseFact | null;
  readonly activity: ActivityFact | null;
  /** The customer before the fact. */
  readonly state: CustomerState;
  /** Level of the badge held before the fact; 0 without one. */
  readonly badgeLevel: number;
  readonly local: LocalTime;
  /** Calendar days since the customer's first purchase or activity. */
  readonly tenureDays: number;
};

/** Calendar days between the customer's first fact and this moment. */
export function tenureDays(zone: Zone, state: CustomerState, day: number): number {
  return state.firstFactAt === null ? 0 : day - zone.dayOf(state.firstFactAt);
}
