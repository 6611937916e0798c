'use client';

import { Panel } from '#components/ui/panel.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { PurchaseDetail } from '#server/insights/purchases/contract.ts';
import { useWorking } from './cashback-working-text.ts';
import { EarnedList } from './earned-list.tsx';
import { useNoWorker } from './no-worker.ts';
import { PurchaseTakenBack } from './purchase-taken-back.tsx';
import { usePurchaseWords } from './purchase-words.ts';
import { TraceList } from './trace-list.tsx';

/** What a purchase earned, with its working, and the engine's explanation rule by rule. */
export function PurchaseRewards({ purchase }: { purchase: PurchaseDetail }) {
  const words = usePurchaseWords();
  const { rewarding, rewards } = purchase;
  const cashback = useCashbackLine(purchase);
  const isUnattended = useNoWorker();
  if (rewarding === 'rewarded') {
    return (
      <>
        <Panel title={words.rewards.title}>
          <EarnedList
            rewards={rewards}
            names={purchase.achievements}
            currency={purchase.currency}
            bonusBadge={purchase.bonusBadge}
          />
          <LaterUnlocks later={purchase.later} />
        </Panel>
        <PurchaseTakenBack purchase={purchase} />
        <Panel title={words.rewards.trace} isFlush>
          <TraceList
            trace={rewards.trace}
            names={purchase.achievements}
            rungs={purchase.rungs}
            moved={new Set(rewards.achievements.map(({ key }) => key))}
            cashback={cashback}
          />
        </Panel>
      </>
    );
  }
  return (
    <Panel title={words.rewards.title}>
      {rewarding === 'failed' ? (
        <FailedNote purchase={purchase} />
      ) : (
        <p className="text-sm text-soft">{waitingText()}</p>
      )}
    </Panel>
  );

  function waitingText(): string {
    if (rewarding === 'none') return words.rewards.pending;
    return isUnattended ? words.rewards.noWorker : words.rewards.waiting;
  }
}

function LaterUnlocks({ later }: Pick<PurchaseDetail, 'later'>) {
  const { rewards: words } = usePurchaseWords();
  const { change } = useFormats();
  if (later.length === 0) return null;
  return (
    <div className="mt-4 border-line border-t pt-3 text-sm">
      <p className="text-soft">{words.later}</p>
      <ul className="mt-1 grid gap-1">
        {later.map(({ achievementId, name, points }) => (
          <li key={achievementId} className="font-medium">
            {words.laterUnlock(name, change(points))}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** "₦5,514.00 at 6% (5% band + 1% Gold)", and what refunds left of it. */
function useCashbackLine({ rewards: { cashback }, cashbackLeft, currency, bonusBadge }: PurchaseDetail): string | null {
  const { rewards: words } = usePurchaseWords();
  const { money, rate } = useFormats();
  const workingOf = useWorking();
  if (!cashback) return null;
  const working = workingOf({ ...cashback, badge: bonusBadge });
  const line = words.cashbackLine(money(BigInt(cashback.amount), currency), rate(cashback.rateBps), working);
  return cashbackLeft ? words.cashbackSince(line, money(cashbackLeft.left, currency)) : line;
}

function FailedNote({ purchase }: { purchase: PurchaseDetail }) {
  const { rewards } = usePurchaseWords();
  const { ago } = useFormats();
  const { retryAt } = purchase;
  return (
    <div className="grid gap-1 text-sm">
      <p className="text-alert-ink">{rewards.failed(purchase.rewardError ?? '')}</p>
      <p className="text-soft">{retryAt ? rewards.again(ago(retryAt)) : rewards.givenUp}</p>
    </div>
  );
}
