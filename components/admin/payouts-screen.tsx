'use client';

import { PageHeader } from './page-header.tsx';
import { PayoutList } from './payout-list.tsx';
import { PayoutProviders } from './payout-providers.tsx';
import { usePayoutWords } from './payout-words.ts';
import { ReconciliationList } from './reconciliation-list.tsx';
import { UrlTabs } from './url-tabs.tsx';

/** Cashback on its way to customers: the payments, who carries them, and whether their books agree with ours. */
export function PayoutsScreen() {
  const words = usePayoutWords();
  const { parts } = words;
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} />
      <UrlTabs
        label={parts.label}
        tabs={[
          { value: 'payments', label: parts.payments, panel: <PayoutList /> },
          { value: 'providers', label: parts.providers, panel: <PayoutProviders /> },
          { value: 'reconciliation', label: parts.reconciliation, panel: <ReconciliationList /> },
        ]}
      />
    </>
  );
}
