/** What should be, worked out the simplest way there is: from all facts, each time anew. */

export const CUSTOMERS = ['ada', 'bola', 'chidi'] as const;
export type CustomerName = (typeof CUSTOMERS)[number];

export type ModelPurchase = {
  readonly orderId: string;
  readonly customer: CustomerName;
  readonly amount: number;
  isRewarded: boolean;
  readonly refunds: { readonly amount: number; isRewarded: boolean }[];
  /** An operator gave its cashback up. */
  isCancelled: boolean;
};

/** What the rules of the program say, in points. */
export type ModelRules = { first: number; third: number; spender: number };

const SPENDER_TARGET = 3_000_000;
const BANDS = [
  { from: 2_000_000, rateBps: 300n },
  { from: 500_000, rateBps: 200n },
  { from: 0, rateBps: 100n },
] as const;

export class Model {
  readonly purchases: ModelPurchase[] = [];
  readonly rules: ModelRules = { first: 100, third: 200, spender: 400 };

  get waiting(): boolean {
    return this.purchases.some(
      ({ isRewarded, refunds }) => !isRewarded || refunds.some((refund) => !refund.isRewarded),
    );
  }

  rewardAll(): void {
    for (const purchase of this.purchases) {
      purchase.isRewarded = true;
      for (const refund of purchase.refunds) refund.isRewarded = true;
    }
  }

  /** What can still be refunded. */
  left({ amount, refunds }: ModelPurchase): number {
    return refunds.reduce((left, refund) => left - refund.amount, amount);
  }

  points(customer: CustomerName): number {
    const kept = this.purchases
      .filter((purchase) => purchase.customer === customer && purchase.isRewarded)
      .map(netOf)
      .filter((net) => net > 0);
    const spent = kept.reduce((sum, net) => sum + net, 0);
    const { first, third, spender } = this.rules;
    return (kept.length >= 1 ? first : 0) + (kept.length >= 3 ? third : 0) + (spent >= SPENDER_TARGET ? spender : 0);
  }

  /** What the customer keeps of a purchase's cashback in the end, in minor units. */
  cashback(purchase: ModelPurchase): bigint {
    if (purchase.isCancelled) return 0n;
    const net = BigInt(netOf(purchase));
    const { rateBps } = BANDS.find(({ from }) => net >= BigInt(from)) ?? { rateBps: 0n };
    return (net * rateBps + 5_000n) / 10_000n;
  }
}

function netOf({ amount, refunds }: ModelPurchase): number {
  return refunds.reduce((net, refund) => (refund.isRewarded ? net - refund.amount : net), amount);
}
