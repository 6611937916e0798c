import type { Words } from '#components/words/en.ts';
import type { Formats } from '#components/words/formats.tsx';
import type { CashbackWorking, Deed, Settlement } from '#server/insights/home/contract.ts';
import { takenBackText } from './taken-back.ts';

/** A line of what a fact did. What was taken back since says so in its text. */
export type ToldDeed = {
  readonly key: string;
  readonly kind: 'badge' | 'unlock' | 'lost' | 'points' | 'cashback';
  readonly text: string;
  readonly details: readonly string[];
  readonly isTakenBack: boolean;
};

/** What one fact did: badges, unlocks, what it took back, points, and cashback with its working. */
export function deedsInWords(did: Deed, words: Words, formats: Formats): ToldDeed[] {
  const { activity } = words;
  const { takenBack } = did;
  const named = (kind: 'badge' | 'unlock', name: string, text: string, gone: readonly string[]): ToldDeed => {
    const isTakenBack = gone.includes(name);
    const told = isTakenBack ? activity.takenBack(text) : text;
    return { key: `${kind} ${name}`, kind, text: told, details: [], isTakenBack };
  };
  return [
    ...did.badges.map((name) => named('badge', name, activity.badge(name), takenBack.badges)),
    ...did.unlocked.map((name) => named('unlock', name, activity.unlocked(name), takenBack.unlocked)),
    ...did.lost.map((name): ToldDeed => {
      return { key: `lost ${name}`, kind: 'lost', text: activity.lost(name), details: [], isTakenBack: true };
    }),
    ...pointsDeed(did, words, formats),
    ...cashbackDeed(did, words, formats),
  ];
}

function pointsDeed({ points, takenBack }: Deed, { activity }: Words, { change, count }: Formats): ToldDeed[] {
  if (points === 0) return [];
  const isAll = takenBack.points === points;
  const text =
    takenBack.points === 0
      ? activity.points(change(points))
      : activity.pointsTakenBack(change(points), count(takenBack.points), isAll);
  return [{ key: 'points', kind: 'points', text, details: [], isTakenBack: isAll }];
}

function cashbackDeed({ cashback, takenBack }: Deed, words: Words, formats: Formats): ToldDeed[] {
  if (!cashback) return [];
  const { activity } = words;
  const { amount, currency, status } = cashback;
  const told = { key: 'cashback', kind: 'cashback' as const };
  if (cashback.takenBack) {
    const text = activity.cashbackLost(formats.money(-amount, currency));
    return [{ ...told, text, details: [becameOf(cashback, cashback.takenBack, words, formats)], isTakenBack: true }];
  }
  const isGone = takenBack.cashback > 0n && status === 'reversed';
  const shown = formats.money(isGone ? takenBack.cashback : amount, currency);
  const text = activity.cashback(shown, words.cashback.status[status]);
  if (isGone) return [{ ...told, text, details: [], isTakenBack: true }];
  const back = takenBack.cashback > 0n ? [activity.cashbackTakenBack(formats.money(takenBack.cashback, currency))] : [];
  const details = [...back, workingText(cashback, words, formats)];
  return [
    { ...told, text, details, isTakenBack: takenBack.cashback >= amount && back.length > 0 && status === 'completed' },
  ];
}

/** What became of cashback that is owed back: "Taken off your store credit on 30 Aug". */
function becameOf(
  working: CashbackWorking,
  takenBack: Settlement,
  { cashback: words }: Words,
  formats: Formats,
): string {
  const standing = takenBackText(working, takenBack, words.takenBack, formats);
  const { settledAt } = takenBack;
  return settledAt ? words.takenBack.doneOn(standing, formats.day(settledAt)) : standing;
}

/** The working of a rate: "5% for this amount + 1% Gold = 6%". */
export function workingText(working: CashbackWorking, { cashback }: Words, { rate, factor }: Formats): string {
  const { baseBps, bonusBps, rateBps, multiplierPct, badgeName } = working;
  const bonus = bonusBps > 0 ? rate(bonusBps) : null;
  const multiplier = multiplierPct === 100 ? null : factor(multiplierPct);
  return cashback.working(rate(baseBps), bonus, badgeName, multiplier, rate(rateBps));
}
