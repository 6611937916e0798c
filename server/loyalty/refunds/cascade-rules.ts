import { keptOf, type RefundedCashback } from '#server/payments/clawbacks/rules.ts';
import type { Standing, StandingCycle } from './cascade-queries.ts';
import type { RefundPreviewView, TakenBack } from './contract.ts';

type Change = RefundPreviewView['achievements'][number];

/** What a refund changed between two looks at its customer. `isBooked`: the cashback was paid into the house's own books. */
export function cascadeOf(
  before: Standing,
  after: Standing,
  isBooked: boolean,
): Pick<RefundPreviewView, 'cashback' | 'points' | 'achievements' | 'badge'> {
  return {
    cashback: cashbackChange(before, after, isBooked),
    points: { before: before.points, after: after.points, delta: after.points - before.points },
    achievements: achievementChanges(before.cycles, after.cycles),
    badge: { before: before.badge, after: after.badge },
  };
}

/** While a payment is under way, what will be left once it is known stands in `after`. */
function cashbackChange(before: Standing, { cashback }: Standing, isBooked: boolean): RefundPreviewView['cashback'] {
  if (!cashback) return null;
  const { id, currency, status, policy, due } = cashback;
  const had = before.cashback ? keptOf(before.cashback) : 0n;
  const how = before.cashback ? howTakenBack(before.cashback, cashback, isBooked) : 'none';
  const left = how === 'later' ? due : keptOf(cashback);
  const amounts = { before: Number(had), after: Number(left), takenBack: how === 'none' ? 0 : Number(had - left) };
  return { transactionId: before.cashback ? id : null, currency, status, policy, ...amounts, how };
}

function howTakenBack(before: RefundedCashback, after: RefundedCashback, isBooked: boolean): TakenBack {
  if (after.clawedBack > before.clawedBack) return isBooked ? 'taken_from_balance' : 'netted';
  if (after.reversed > before.reversed) return 'reversed';
  return after.status !== 'reversed' && keptOf(after) > after.due ? 'later' : 'none';
}

function achievementChanges(before: readonly StandingCycle[], after: readonly StandingCycle[]): Change[] {
  const keyOf = ({ achievementId, cycle }: StandingCycle) => `${achievementId}/${cycle}`;
  const was = new Map(before.map((row) => [keyOf(row), row]));
  const is = new Map(after.map((row) => [keyOf(row), row]));
  return [...new Set([...was.keys(), ...is.keys()])]
    .flatMap((key) => changeOf(was.get(key), is.get(key)))
    .sort((a, b) => (a.key === b.key ? a.cycle - b.cycle : a.key < b.key ? -1 : 1));
}

type Held = { readonly progress: bigint; readonly isUnlocked: boolean; readonly points: number };

function heldIn(row: StandingCycle | undefined): Held {
  if (!row) return { progress: 0n, isUnlocked: false, points: 0 };
  return { progress: row.progress, isUnlocked: row.unlockedAt !== null, points: row.points };
}

function changeOf(before: StandingCycle | undefined, after: StandingCycle | undefined): Change[] {
  const row = after ?? before;
  const [was, is] = [heldIn(before), heldIn(after)];
  if (!row || (was.progress === is.progress && was.isUnlocked === is.isUnlocked && was.points === is.points)) return [];
  const { achievementId, key, name, cycle, target } = row;
  const figures = { before: Number(was.progress), after: Number(is.progress), target: Number(target) };
  const change = kindOfChange(was, is, target);
  return [{ achievementId, key, name, cycle, change, ...figures, points: is.points - was.points }];
}

function kindOfChange(was: Held, is: Held, target: bigint): Change['change'] {
  if (was.isUnlocked && !is.isUnlocked) return 'revoked';
  if (is.isUnlocked && !was.isUnlocked) return 'unlocked';
  return is.isUnlocked && is.progress < target ? 'kept' : 'progress';
}
