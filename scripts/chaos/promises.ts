/** What the API has promised by answering 2xx, to be found in the database when everything is over. */

export type PromisedPurchase = {
  readonly id: string;
  readonly orderId: string;
  readonly amount: number;
  /** What is surely or possibly refunded already; minor units. */
  refunding: number;
};
export type PromisedRefund = {
  readonly id: string;
  readonly name: string;
  readonly purchaseId: string;
  readonly amount: number;
};

/** Everything that was sent and what was answered, as one partner keeps it. */
export class Promises {
  readonly purchases = new Map<string, PromisedPurchase>();
  readonly refunds = new Map<string, PromisedRefund>();
  readonly activities = new Map<string, string>();
  /** Names of everything ever sent, answered or not. */
  readonly sent = { orders: new Set<string>(), refunds: new Set<string>(), activities: new Set<string>() };
  /** Answers that contradict an earlier one, or that nobody should ever get. */
  readonly faults: string[] = [];
  /** How often the API said no, by its word. */
  readonly refusals = new Map<string, number>();
  readonly #list: PromisedPurchase[] = [];

  purchase(purchase: Omit<PromisedPurchase, 'refunding'>): void {
    const known = this.purchases.get(purchase.orderId);
    if (!known) {
      const kept = { ...purchase, refunding: 0 };
      this.purchases.set(purchase.orderId, kept);
      this.#list.push(kept);
    } else if (known.id !== purchase.id || known.amount !== purchase.amount) {
      this.faults.push(`order ${purchase.orderId} was answered as ${known.id} and as ${purchase.id}`);
    }
  }

  refund(refund: PromisedRefund): void {
    const known = this.refunds.get(refund.name);
    if (!known) this.refunds.set(refund.name, refund);
    else if (known.id !== refund.id)
      this.faults.push(`refund ${refund.name} was answered as ${known.id} and as ${refund.id}`);
  }

  activity(key: string, id: string): void {
    const known = this.activities.get(key);
    if (known !== undefined && known !== id) this.faults.push(`activity ${key} was answered as ${known} and as ${id}`);
    this.activities.set(key, id);
  }

  refused(code: string): void {
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
  }

  /** One of the latest purchases, chosen by a number from 0 up to 1; undefined while there is none. */
  recent(aim: number): PromisedPurchase | undefined {
    const from = Math.max(0, this.#list.length - LATEST);
    return this.#list[from + Math.floor(aim * (this.#list.length - from))];
  }
}

const LATEST = 400;
