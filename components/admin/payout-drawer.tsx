'use client';

import { Skeleton } from '@mantine/core';
import Link from 'next/link';
import type { Answers } from '#components/trpc/answers.ts';
import { trpc } from '#components/trpc/client.tsx';
import { CopyableText } from '#components/ui/copyable-text.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWorking } from './cashback-working-text.ts';
import { DetailDrawer } from './detail-drawer.tsx';
import { PayoutActs } from './payout-acts.tsx';
import { PayoutAttempts } from './payout-attempts.tsx';
import { PayoutStatusBadge } from './payout-columns.tsx';
import { usePayoutWords } from './payout-words.ts';
import { QueryTrouble } from './query-trouble.tsx';

export type PayoutDetail = Answers['payouts']['detail'];

const LINK = 'font-medium text-leaf underline-offset-2 hover:underline';

/** One payment with everything that was tried, and what a person can do about it. */
export function PayoutDrawer({ transactionId, onClose }: { transactionId: string | null; onClose: () => void }) {
  const words = usePayoutWords();
  const { money } = useFormats();
  const query = trpc.payouts.detail.useQuery(
    { transactionId: transactionId ?? '' },
    { enabled: transactionId !== null },
  );
  const { data, error } = query;
  const title = data ? words.detail.title(money(BigInt(data.payable + data.nettedAmount), data.currency)) : words.title;
  return (
    <DetailDrawer opened={transactionId !== null} title={title} onClose={onClose}>
      {data && <Detail payout={data} />}
      {!data && error && <QueryTrouble error={error} onRetry={() => query.refetch()} />}
      {!data && !error && <Skeleton height={420} />}
    </DetailDrawer>
  );
}

function Detail({ payout }: { payout: PayoutDetail }) {
  return (
    <div className="grid gap-5">
      <PayoutStatusBadge status={payout.status} />
      <PayoutActs payout={payout} />
      <Summary payout={payout} />
      <PayoutAttempts payout={payout} />
    </div>
  );
}

function Summary({ payout }: { payout: PayoutDetail }) {
  const words = usePayoutWords();
  const { money, rate } = useFormats();
  const { detail } = words;
  const { currency } = payout;
  const working = useWorking()({ ...payout, badge: payout.badgeName });
  const inMoney = (amount: number) => money(BigInt(amount), currency);
  return (
    <Facts
      facts={[
        [
          detail.customer,
          <Link key="customer" href={`/admin/customers/${payout.customerId}`} className={LINK}>
            {payout.customerName ?? words.someone}
          </Link>,
        ],
        [
          detail.purchase,
          <Link key="purchase" href={`/admin/purchases/${payout.purchaseId}`} className={LINK}>
            {payout.orderId}
          </Link>,
        ],
        [detail.working, detail.workingText(working, rate(payout.rateBps), inMoney(payout.purchaseAmount))],
        [detail.earned, inMoney(payout.amount)],
        payout.reversedAmount > 0 && [detail.takenBack, inMoney(payout.reversedAmount)],
        payout.nettedAmount > 0 && [detail.netted, inMoney(payout.nettedAmount)],
        payout.provider !== null && [detail.provider, words.providerNames[payout.provider] ?? payout.provider],
        payout.providerReference !== null && [
          detail.reference,
          <CopyableText key="reference" text={payout.providerReference} />,
        ],
        payout.errorCode !== null && [
          detail.why,
          <span key="why">
            {words.errors.said(payout.errorCode)}
            <span className="block font-mono text-soft text-xs">{payout.errorCode}</span>
          </span>,
        ],
        payout.lastError !== null && [detail.error, payout.lastError],
        [detail.id, <CopyableText key="id" text={payout.id} />],
      ]}
    />
  );
}
