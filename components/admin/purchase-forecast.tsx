'use client';

import { keepPreviousData } from '@tanstack/react-query';
import { Complaint } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { RecordPurchaseInput } from '#server/loyalty/purchases/contract.ts';
import { EarnedList } from './earned-list.tsx';
import { usePurchaseWords } from './purchase-words.ts';

const NOTHING: RecordPurchaseInput = { orderId: '', customer: {}, amount: 1, currency: '' };

/** What a purchase would earn if it were sent now. Nothing is written by asking. */
export function PurchaseForecast({ purchase }: { purchase: RecordPurchaseInput | null }) {
  const words = usePurchaseWords();
  const forecast = trpc.purchases.simulate.useQuery(purchase ?? NOTHING, {
    enabled: purchase !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <Panel title={words.adding.preview}>
      <div aria-live="polite" aria-busy={forecast.isFetching}>
        {purchase && forecast.data ? (
          <EarnedList
            rewards={forecast.data.rewards}
            names={forecast.data.names}
            currency={purchase.currency}
            bonusBadge={forecast.data.rewards.badge.after?.name ?? null}
          />
        ) : (
          <p className="text-sm text-soft">{words.adding.previewNone}</p>
        )}
      </div>
      <Complaint error={forecast.error} />
    </Panel>
  );
}
