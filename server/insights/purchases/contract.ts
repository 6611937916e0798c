import { z } from 'zod';
import {
  type AttemptOutcome,
  type CashbackStatus,
  type DeliveryStatus,
  PURCHASE_STATUSES,
  type PurchaseSource,
  type PurchaseStatus,
} from '#db/enums.ts';
import { dayText } from '#server/kernel/input.ts';
import type { PurchaseRewardsView } from '#server/loyalty/rewards/contract.ts';
import { ASKED_REWARDING } from './choices.ts';
import type { LaterUnlock } from './later-queries.ts';

/** How far the rewarding of a purchase is. `none`: there is nothing to reward, since it is not completed. */
export const REWARDING = ['rewarded', 'waiting', 'failed', 'none'] as const;
export type Rewarding = (typeof REWARDING)[number];

/** Which purchases are asked for. `text` is an id, an order id, or how a customer's name, email or external id begins. */
export const purchaseFilters = z.strictObject({
  text: z.string().min(1).max(255).nullish(),
  status: z.enum(PURCHASE_STATUSES).nullish(),
  rewarding: z.enum(ASKED_REWARDING).nullish(),
  /** Days of the program's time zone, both counted in. */
  from: dayText.nullish(),
  to: dayText.nullish(),
  customerId: z.uuid().nullish(),
});
export type PurchaseFilters = z.infer<typeof purchaseFilters>;

/** A purchase as a line of the console's list. Amounts in minor units. */
export type PurchaseRow = {
  readonly id: string;
  readonly orderId: string;
  readonly customer: { readonly id: string; readonly name: string | null };
  readonly amount: bigint;
  readonly refunded: bigint;
  readonly currency: string;
  readonly status: PurchaseStatus;
  readonly rewarding: Rewarding;
  readonly occurredAt: Date;
  /** What it earned; null as long as it is not rewarded. */
  readonly points: number | null;
  readonly cashback: bigint | null;
};

/** What the rungs of the program's ladder are called, by level. */
export type RungNames = Readonly<Record<string, string>>;

/** Something that happened to a purchase on its way. */
export type Moment = { readonly at: Date } & (
  | { readonly step: 'received' | 'queued' | 'cancelled' | 'evaluated' | 'told' }
  | { readonly step: 'owed'; readonly amount: bigint; readonly currency: string }
  | {
      readonly step: 'attempt';
      readonly attempt: number;
      readonly outcome: AttemptOutcome;
      readonly durationMs: number | null;
    }
  | { readonly step: 'paid' }
  | { readonly step: 'delivered'; readonly url: string; readonly status: DeliveryStatus }
  | { readonly step: 'refunded' | 'reversed' | 'clawed_back'; readonly amount: bigint; readonly currency: string }
  | { readonly step: 'lost'; readonly points: number; readonly revoked: readonly string[] }
);

/** What refunds took back of the cashback, before or after it was paid, and what is left of it. */
export type CashbackLeft = { readonly takenBack: bigint; readonly left: bigint };

/** Achievements by their key; `isMoney` where progress is an amount in minor units of the program's currency. */
export type AchievementNames = Readonly<Record<string, { readonly name: string; readonly isMoney: boolean }>>;

/** All the console knows of one purchase. Amounts in minor units of `currency`. */
export type PurchaseDetail = {
  readonly id: string;
  readonly orderId: string;
  readonly customer: {
    readonly id: string;
    readonly name: string | null;
    readonly email: string | null;
    readonly externalId: string | null;
  };
  readonly amount: bigint;
  readonly refunded: bigint;
  readonly currency: string;
  readonly status: PurchaseStatus;
  readonly channel: string | null;
  readonly source: PurchaseSource;
  readonly metadata: Record<string, string | number | boolean | null>;
  readonly occurredAt: Date;
  readonly createdAt: Date;
  readonly rewarding: Rewarding;
  /** What it turned out to have unlocked after it was rewarded, because the history was worked out again. */
  readonly later: readonly LaterUnlock[];
  readonly rewardError: string | null;
  /** When rewarding is tried again by itself; null when that is for a person to decide. */
  readonly retryAt: Date | null;
  readonly items: readonly {
    readonly index: number;
    readonly sku: string | null;
    readonly name: string;
    readonly category: string | null;
    readonly quantity: number;
    /** How many of them went back by refunds that named this line. */
    readonly returned: number;
    readonly unitAmount: bigint;
  }[];
  readonly refunds: readonly {
    readonly id: string;
    readonly amount: bigint;
    readonly reason: string | null;
    readonly occurredAt: Date;
    readonly isRewarded: boolean;
    /** Its effect failed too often: it waits among the given-up work for a person. */
    readonly isGivenUp: boolean;
    /** What it changed of the customer's points, and what it took back: subjects as in the trace. */
    readonly points: number;
    readonly revoked: readonly string[];
    /** What it took back of the cashback; null where several lowered it together before it was paid. */
    readonly cashback: bigint | null;
  }[];
  /** null where refunds took nothing of the cashback. */
  readonly cashbackLeft: CashbackLeft | null;
  readonly timeline: readonly Moment[];
  readonly rewards: PurchaseRewardsView;
  readonly cashbackStatus: CashbackStatus | null;
  /** What the achievements the trace speaks of are called, and whether they count money in the program's currency; by key. */
  readonly achievements: AchievementNames;
  readonly rungs: RungNames;
  /** The badge whose bonus is in the cashback's rate. */
  readonly bonusBadge: string | null;
};
