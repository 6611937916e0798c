/** Counts of one run, and the promise that no row is lost. */
import type { ImportReport } from '../contract.ts';
import type { CancelledOutcome } from './cancellations.ts';
import type { Rejection } from './rejections.ts';

/** Counts while orders are recorded. One a run. */
export class Tally {
  readonly #reasons = new Map<string, number>();
  readonly #purchases = new Recorded();
  readonly #refunds = new Recorded();
  readonly #cancelled = { matched: 0, partly: 0, unmatched: 0 };
  #inPurchases = 0;
  #inRefunds = 0;
  #reported = 0;

  purchase(rows: number, isNew: boolean, amount: bigint, currency: string): void {
    this.#inPurchases += rows;
    this.#purchases.add(isNew, amount, currency);
  }

  refund(isNew: boolean, amount: bigint, currency: string): void {
    this.#refunds.add(isNew, amount, currency);
  }

  /** Rows of one cancellation; those that are not whole are reported as well, by `rejected`. */
  cancelled(outcomes: readonly CancelledOutcome[]): void {
    for (const { taken, wanted } of outcomes) {
      if (taken === wanted) this.#inRefunds += 1;
      this.#cancelled[taken === wanted ? 'matched' : taken > 0 ? 'partly' : 'unmatched'] += 1;
    }
  }

  rejected(rejections: readonly Rejection[]): void {
    this.#reported += rejections.length;
    for (const { code } of rejections) this.#reasons.set(code, (this.#reasons.get(code) ?? 0) + 1);
  }

  /**
   * @throws Error when a row of the file is in nothing, or in two things: then the importer itself is wrong
   */
  report(read: number, customers: number): ImportReport {
    const accounted = this.#inPurchases + this.#inRefunds + this.#reported;
    if (accounted !== read) throw new Error(`${read} rows were read, but ${accounted} are accounted for`);
    return {
      rows: { read, inPurchases: this.#inPurchases, inRefunds: this.#inRefunds, reported: this.#reported },
      customers: { inFile: customers },
      purchases: this.#purchases.count(),
      refunds: { ...this.#refunds.count(), rows: { ...this.#cancelled } },
      reasons: Object.fromEntries([...this.#reasons].sort(([, a], [, b]) => b - a)),
    };
  }
}

class Recorded {
  #new = 0;
  #known = 0;
  readonly #amount = new Map<string, bigint>();

  add(isNew: boolean, amount: bigint, currency: string): void {
    if (isNew) this.#new += 1;
    else this.#known += 1;
    this.#amount.set(currency, (this.#amount.get(currency) ?? 0n) + amount);
  }

  count() {
    return { new: this.#new, known: this.#known, amount: Object.fromEntries(this.#amount) };
  }
}
