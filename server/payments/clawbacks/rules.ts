/** How cashback comes back when its purchase is refunded, and how debts are settled by payouts. Amounts in minor units. */
import type { CashbackStatus } from '#db/enums.ts';

/** Cashback of a refunded purchase as it stands. */
export type RefundedCashback = {
  readonly status: CashbackStatus;
  readonly amount: bigint;
  /** Taken back before it was paid. */
  readonly reversed: bigint;
  /** Kept back for older debts. */
  readonly netted: bigint;
  /** Claimed back after it was paid: more than nothing. */
  readonly clawedBack: bigint;
  /** What is still earned on what refunds have left of the purchase. */
  readonly due: bigint;
  /** An attempt to pay it may have reached the provider, and nobody knows what became of it. */
  readonly isUncertain: boolean;
};

/**
 * `reverse`: it is paid less, or not at all. `clawback`: it was paid and is owed back. `wait`: it may be on its way, so that
 * nothing can be said until it has arrived or failed.
 */
export type TakingBack =
  | { readonly how: 'none' }
  | { readonly how: 'reverse'; readonly amount: bigint; readonly isAll: boolean; readonly netted: bigint }
  | { readonly how: 'clawback' | 'wait'; readonly amount: bigint };

/** What has to happen so that the customer keeps what is due and no more. Nothing is ever given back again. */
export function takingBack(cashback: RefundedCashback): TakingBack {
  const { status, reversed, netted, due } = cashback;
  const amount = keptOf(cashback) - due;
  if (amount <= 0n || status === 'reversed') return { how: 'none' };
  if (status === 'completed') return { how: 'clawback', amount };
  const isHere = status !== 'processing' && (status === 'failed' || !cashback.isUncertain);
  if (!isHere) return { how: 'wait', amount };
  const isTooMuch = netted > due;
  return { how: 'reverse', amount, isAll: reversed + amount === cashback.amount, netted: isTooMuch ? due : netted };
}

/** What the customer has, or is to have, of the cashback. */
export function keptOf({ amount, reversed, clawedBack }: RefundedCashback): bigint {
  return amount - reversed - clawedBack;
}

/** Money that a customer owes back, less what earlier payouts have settled of it. */
export type Debt = {
  readonly clawbackId: string;
  readonly programId: string;
  readonly userId: string;
  readonly currency: string;
  readonly left: bigint;
};

/** A payout that was not sent yet. */
export type DuePayout = Omit<Debt, 'clawbackId' | 'left'> & { readonly payoutId: string; readonly payable: bigint };

/** So much of this debt is settled by this payout. */
export type Netting = {
  readonly programId: string;
  readonly clawbackId: string;
  readonly payoutId: string;
  readonly amount: bigint;
};

/**
 * Settles debts by payouts of the same customer and currency, the oldest debt first, by payouts in the order given. A payout
 * settles as much as it pays; what is left of a debt waits for the next.
 */
export function nettingsOf(debts: readonly Debt[], payouts: readonly DuePayout[]): Netting[] {
  const left = new Map(debts.map((debt) => [debt.clawbackId, debt.left]));
  const oldestFirst = [...debts].sort((a, b) => (a.clawbackId < b.clawbackId ? -1 : 1));
  return payouts.flatMap((payout) => {
    const nettings: Netting[] = [];
    let payable = payout.payable;
    for (const { clawbackId, ...debtor } of oldestFirst) {
      const owed = left.get(clawbackId) ?? 0n;
      const isCovered = owed < payable;
      const amount = isCovered ? owed : payable;
      if (amount <= 0n || !isSameCustomer(debtor, payout)) continue;
      nettings.push({ programId: payout.programId, clawbackId, payoutId: payout.payoutId, amount });
      left.set(clawbackId, owed - amount);
      payable -= amount;
    }
    return nettings;
  });
}

function isSameCustomer(debtor: Omit<Debt, 'clawbackId'>, payout: DuePayout): boolean {
  return (
    debtor.programId === payout.programId && debtor.userId === payout.userId && debtor.currency === payout.currency
  );
}

/** Every labelled point at which debts change, in order; crash tests stop the worker at each. */
export const CLAWBACK_CHECKPOINTS = ['clawback.netted', 'clawback.settled'] as const;
export type ClawbackCheckpoint = (typeof CLAWBACK_CHECKPOINTS)[number];
