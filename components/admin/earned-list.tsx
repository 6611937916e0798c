'use client';

import { CircleDollarSign, Medal, Sparkles, Star } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormats } from '#components/words/formats.tsx';
import type { AchievementNames, PurchaseDetail } from '#server/insights/purchases/contract.ts';
import type { PurchaseSimulationView } from '#server/loyalty/rewards/contract.ts';
import { usePurchaseWords } from './purchase-words.ts';

type Rewards = PurchaseSimulationView | PurchaseDetail['rewards'];
type EarnedProps = { rewards: Rewards; names: AchievementNames; currency: string };

/** Points, progress, unlocks, badge and cashback of one purchase. */
export function EarnedList({ rewards, names, currency }: EarnedProps) {
  const { rewards: words } = usePurchaseWords();
  const { change, count, roundMoney } = useFormats();
  const amount = (key: string, value: number) => (names[key]?.isMoney ? roundMoney(BigInt(value)) : count(value));
  const { before, after } = rewards.badge;
  const isPromoted = after !== null && after.level !== before?.level;
  return (
    <ul className="grid gap-2.5 text-sm">
      <Line icon={<Star className="size-4" />}>
        {rewards.points === 0 ? words.noPoints : words.points(change(rewards.points))}
      </Line>
      {rewards.achievements.map(({ achievementId, key, name, before: had, after: has, target, unlocked, points }) => (
        <Line key={achievementId} icon={<Sparkles className="size-4" />} isStrong={unlocked}>
          {name}
          <span className="ml-2 font-normal text-soft tabular-nums">
            {unlocked
              ? words.points(change(points))
              : `${amount(key, had)} → ${words.progress(amount(key, has), amount(key, target))}`}
          </span>
        </Line>
      ))}
      {isPromoted && (
        <Line icon={<Medal className="size-4" />} isStrong>
          {words.badge(before?.name ?? words.noBadge, after.name)}
        </Line>
      )}
      <CashbackLine cashback={rewards.cashback} currency={currency} />
    </ul>
  );
}

function CashbackLine({ cashback, currency }: { cashback: Rewards['cashback']; currency: string }) {
  const { rewards: words } = usePurchaseWords();
  const { money, rate, factor } = useFormats();
  const icon = <CircleDollarSign className="size-4" />;
  if (!cashback) return <Line icon={icon}>{words.noCashback}</Line>;
  const { amount, rateBps, baseBps, bonusBps, multiplier } = cashback;
  const times = multiplier === 1 ? null : factor(multiplier * 100);
  return (
    <Line icon={icon} isStrong>
      {words.cashback(money(BigInt(amount), currency), rate(rateBps))}
      <span className="block font-normal text-soft text-xs">{words.working(rate(baseBps), rate(bonusBps), times)}</span>
    </Line>
  );
}

function Line({ icon, isStrong = false, children }: { icon: ReactNode; isStrong?: boolean; children: ReactNode }) {
  return (
    <li className={`flex gap-2.5 ${isStrong ? 'font-medium' : ''}`}>
      <span className="mt-0.5 text-leaf" aria-hidden="true">
        {icon}
      </span>
      <span className="min-w-0">{children}</span>
    </li>
  );
}
