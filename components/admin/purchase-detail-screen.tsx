'use client';

import { Button } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import Link from 'next/link';
import { trpc } from '#components/trpc/client.tsx';
import { CopyBlock } from '#components/ui/copy-block.tsx';
import { CopyableText } from '#components/ui/copyable-text.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { PurchaseDetail } from '#server/insights/purchases/contract.ts';
import { DetailSkeleton } from './detail-skeleton.tsx';
import { PageHeader } from './page-header.tsx';
import { PurchaseStatusBadge, RewardingBadge } from './purchase-columns.tsx';
import { PurchaseItems } from './purchase-items.tsx';
import { payloadOf } from './purchase-payload.ts';
import { PurchaseRewards } from './purchase-rewards.tsx';
import { PurchaseTimeline } from './purchase-timeline.tsx';
import { usePurchaseWords } from './purchase-words.ts';
import { QueryTrouble } from './query-trouble.tsx';
import { RefundAction } from './refund-dialog.tsx';

const WAITING_MS = 2_000;

/** One purchase: what was bought, what it did, why, and how long every step took. */
export function PurchaseDetailScreen({ purchaseId }: { purchaseId: string }) {
  const words = usePurchaseWords();
  const query = trpc.purchases.one.useQuery(
    { purchaseId },
    { refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? WAITING_MS : false) },
  );
  const up = { href: '/admin/purchases', label: words.detail.up };
  if (!query.data) {
    return (
      <>
        <PageHeader title={words.title} up={up} />
        {query.error ? <QueryTrouble error={query.error} onRetry={() => query.refetch()} /> : <DetailSkeleton />}
      </>
    );
  }
  const purchase = query.data;
  return (
    <>
      <PageHeader
        title={words.detail.order(purchase.orderId)}
        up={up}
        lead={
          <span className="flex flex-wrap items-center gap-2">
            <PurchaseStatusBadge status={purchase.status} />
            <RewardingBadge rewarding={purchase.rewarding} />
          </span>
        }
      >
        <RefundAction purchase={purchase} onDone={() => query.refetch()} />
        <Reprocess purchase={purchase} onDone={() => query.refetch()} />
      </PageHeader>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 gap-4">
          <PurchaseRewards purchase={purchase} />
          <PurchaseItems purchase={purchase} />
          <Payload purchase={purchase} />
        </div>
        <div className="grid min-w-0 gap-4">
          <Summary purchase={purchase} />
          <PurchaseTimeline purchase={purchase} />
        </div>
      </div>
    </>
  );
}

/** Something is being worked out that shows up here by itself. */
function isUnderWay({ rewarding, refunds }: PurchaseDetail): boolean {
  if (rewarding !== 'rewarded') return rewarding === 'waiting';
  return refunds.some(({ isRewarded, isGivenUp }) => !isRewarded && !isGivenUp);
}

function Summary({ purchase }: { purchase: PurchaseDetail }) {
  const words = usePurchaseWords();
  const { money, instant } = useFormats();
  const { detail } = words;
  const { customer, amount, refunded, currency, channel } = purchase;
  const net = refunded > 0n && (
    <span className="block text-soft text-xs">{detail.net(money(amount - refunded, currency))}</span>
  );
  return (
    <Panel title={detail.summary}>
      <Facts
        facts={[
          [
            detail.customer,
            <Link
              key="customer"
              href={`/admin/customers/${customer.id}`}
              className="font-medium text-leaf underline-offset-2 hover:underline"
            >
              {customer.name ?? customer.email ?? customer.externalId ?? words.someone}
            </Link>,
          ],
          [
            detail.amount,
            <span key="amount" className="font-medium tabular-nums">
              {money(amount, currency)}
              {net}
            </span>,
          ],
          [detail.bought, instant(purchase.occurredAt)],
          channel !== null && [detail.channel, channel],
          [detail.source, words.sources[purchase.source]],
          [detail.id, <CopyableText key="id" text={purchase.id} />],
          ...Object.entries(purchase.metadata).map(([key, value]) => [key, String(value)] as const),
        ]}
      />
    </Panel>
  );
}

/** What was sent, to be read or sent elsewhere as it stands. */
function Payload({ purchase }: { purchase: PurchaseDetail }) {
  const { detail } = usePurchaseWords();
  return (
    <Panel title={detail.payload}>
      <details className="group text-sm">
        <summary className="cursor-pointer text-soft group-open:mb-2 max-md:min-h-11 max-md:content-center">
          {detail.payloadShow}
        </summary>
        <CopyBlock label={detail.payloadHint} text={JSON.stringify(payloadOf(purchase), null, 2)} />
      </details>
    </Panel>
  );
}

/** Sends what was not rewarded through rewarding again. */
function Reprocess({ purchase, onDone }: { purchase: PurchaseDetail; onDone: () => unknown }) {
  const words = usePurchaseWords();
  const toasts = useToasts();
  const reprocess = trpc.purchases.reprocess.useMutation({
    onSuccess: ({ queued }) => {
      toasts.done(queued ? words.reprocess.queued : words.reprocess.nothing);
      onDone();
    },
    onError: ({ message }) => toasts.failed(message),
  });
  if (purchase.rewarding === 'none') return null;
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<RotateCw size={14} aria-hidden="true" />}
      loading={reprocess.isPending}
      onClick={() => reprocess.mutate({ purchaseId: purchase.id })}
    >
      {words.reprocess.action}
    </Button>
  );
}
