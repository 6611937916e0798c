'use client';

import { Panel } from '#components/ui/panel.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { PurchaseDetail } from '#server/insights/purchases/contract.ts';
import { EarnedList } from './earned-list.tsx';
import { usePurchaseWords } from './purchase-words.ts';
import { TraceList } from './trace-list.tsx';

/** What a purchase earned, with its working, and the engine's explanation rule by rule. */
export function PurchaseRewards({ purchase }: { purchase: PurchaseDetail }) {
  const words = usePurchaseWords();
  const { rewarding, rewards } = purchase;
  if (rewarding === 'rewarded') {
    return (
      <>
        <Panel title={words.rewards.title}>
          <EarnedList rewards={rewards} names={purchase.achievements} currency={purchase.currency} />
        </Panel>
        <Panel title={words.rewards.trace} isFlush>
          <TraceList trace={rewards.trace} names={purchase.achievements} />
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
    return rewarding === 'none' ? words.rewards.pending : words.rewards.waiting;
  }
}

function FailedNote({ purchase }: { purchase: PurchaseDetail }) {
  const { rewards } = usePurchaseWords();
  const { retryAt } = purchase;
  return (
    <div className="grid gap-1 text-sm">
      <p className="text-alert-ink">{rewards.failed(purchase.rewardError ?? '')}</p>
      <p className="text-soft">{retryAt ? <RelativeTime at={retryAt} /> : rewards.givenUp}</p>
    </div>
  );
}
