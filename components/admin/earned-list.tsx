'use client';

import { CircleDollarSign, Medal, Sparkles, Star } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormats } from '#components/words/formats.tsx';
import type { AchievementNames, PurchaseDetail } from '#server/insights/purchases/contract.ts';
import type { PurchaseSimulationView } from '#server/loyalty/rewards/contract.ts';
import { useWorking } from './cashback-working-text.ts';
import { usePurchaseWords } from './purchase-words.ts';

type Rewards = PurchaseSimulationView | PurchaseDetail['rewards'];
type EarnedProps = {
  readonly rewards: Rewards;
  readonly names: AchievementNames;
  readonly currency: string;
  /** The badge whose bonus is in the cashback's rate. */
  readonly bonusBadge: string | null;
};

/** Points, progress, unlocks, badge and cashback of one purchase. */
export function EarnedList({ rewards, names, currency, bonusBadge }: EarnedProps) {
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
              ? words.unlocked(count(points))
              : `${amount(key, had)} → ${words.progress(amount(key, has), amount(key, target))}`}
          </span>
        </Line>
      ))}
      {isPromoted && (
        <Line icon={<Medal className="size-4" />} isStrong>
          {words.badge(before?.name ?? null, after.name)}
        </Line>
      )}
      <CashbackLine cashback={rewards.cashback} currency={currency} badge={bonusBadge} />
    </ul>
  );
}

type CashbackProps = { cashback: Rewards['cashback']; currency: string; badge: string | null };

function CashbackLine({ cashback, currency, badge }: CashbackProps) {
  const { rewards: words } = usePurchaseWords();
  const { money, rate } = useFormats();
  const workingOf = useWorking();
  const icon = <CircleDollarSign className="size-4" />;
  if (!cashback) return <Line icon={icon}>{words.noCashback}</Line>;
  const { amount, rateBps } = cashback;
  const working = workingOf({ ...cashback, badge });
  return (
    <Line icon={icon} isStrong>
      {words.cashback(money(BigInt(amount), currency), rate(rateBps))}
      {working !== null && <span className="block font-normal text-soft text-xs">{working}</span>}
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
