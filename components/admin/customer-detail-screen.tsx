'use client';

import type { ReactNode } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { CopyableText } from '#components/ui/copyable-text.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Medallion } from '#components/ui/medallion.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { CustomerDetail } from '#server/insights/customers/contract.ts';
import { CustomerAchievements } from './customer-achievements.tsx';
import { CustomerActs } from './customer-acts.tsx';
import { CustomerAudit, CustomerCashback, CustomerLedger, CustomerPurchases } from './customer-history.tsx';
import { useCustomerWords } from './customer-words.ts';
import { DetailSkeleton } from './detail-skeleton.tsx';
import { PageHeader } from './page-header.tsx';
import { QueryTrouble } from './query-trouble.tsx';
import { UrlTabs } from './url-tabs.tsx';

/** Everything about one customer. */
export function CustomerDetailScreen({ customerId }: { customerId: string }) {
  const words = useCustomerWords();
  const query = trpc.customers.one.useQuery({ customerId });
  const up = { href: '/admin/customers', label: words.title };
  if (!query.data) {
    return (
      <>
        <PageHeader title={words.title} up={up} />
        {query.error ? <QueryTrouble error={query.error} onRetry={() => query.refetch()} /> : <DetailSkeleton />}
      </>
    );
  }
  const customer = query.data;
  const { name, email, externalId, account } = customer;
  return (
    <>
      <PageHeader
        title={name ?? email ?? externalId ?? words.nameless}
        up={up}
        lead={<StatusBadge tone={account === 'registered' ? 'good' : 'off'}>{words.accounts[account]}</StatusBadge>}
      >
        <CustomerActs customer={customer} />
      </PageHeader>
      <Sums customer={customer} />
      <div className="mt-4 grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 max-xl:order-last">
          <UrlTabs
            label={words.title}
            tabs={[
              {
                value: 'achievements',
                label: words.tabs.achievements,
                panel: <CustomerAchievements customerId={customerId} />,
              },
              { value: 'purchases', label: words.tabs.purchases, panel: <CustomerPurchases customerId={customerId} /> },
              { value: 'cashback', label: words.tabs.cashback, panel: <CustomerCashback customerId={customerId} /> },
              { value: 'points', label: words.tabs.points, panel: <CustomerLedger customerId={customerId} /> },
              { value: 'audit', label: words.tabs.audit, panel: <CustomerAudit customerId={customerId} /> },
            ]}
          />
        </div>
        <Person customer={customer} />
      </div>
    </>
  );
}

function Person({ customer }: { customer: CustomerDetail }) {
  const words = useCustomerWords();
  const { summary } = words;
  const { id, email, externalId, createdAt, lastFactAt } = customer;
  return (
    <Panel title={words.columns.customer}>
      <Facts
        facts={[
          email !== null && [summary.email, <CopyableText key="email" text={email} />],
          externalId !== null && [summary.externalId, <CopyableText key="external" text={externalId} />],
          [summary.id, <CopyableText key="id" text={id} />],
          [summary.since, <RelativeTime key="since" at={createdAt} />],
          lastFactAt !== null && [summary.last, <RelativeTime key="last" at={lastFactAt} />],
        ]}
      />
    </Panel>
  );
}

function Sums({ customer }: { customer: CustomerDetail }) {
  const { summary: words } = useCustomerWords();
  const { all, count, money } = useFormats();
  const { summary, badge } = customer;
  const { nextBadge, cashback } = summary;
  const { points = 0, achievements = 0 } = nextBadge?.missing ?? {};
  const missing = [
    ...(points > 0 ? [words.pointsLeft(count(points))] : []),
    ...(achievements > 0 ? [words.achievementsLeft(achievements)] : []),
  ];
  const next = nextBadge ? words.next(nextBadge.name, all(missing)) : words.top;
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Sum
        label={words.points}
        value={count(summary.points)}
        note={words.achievementsLeft(summary.achievementsUnlocked)}
      />
      <Sum
        label={words.badge}
        value={badge?.name ?? words.noBadge}
        note={next}
        icon={badge && <Medallion color={badge.color} className="size-6" />}
      />
      <Sum label={words.purchases} value={count(summary.purchaseCount)} />
      <Sum
        label={words.paid}
        value={money(BigInt(cashback.paid), cashback.currency)}
        note={words.waiting(money(BigInt(cashback.pending), cashback.currency))}
      />
    </dl>
  );
}

type SumProps = { label: string; value: string; note?: string; icon?: ReactNode };

function Sum({ label, value, note, icon }: SumProps) {
  return (
    <div className="min-w-0 rounded-md border border-line bg-surface px-4 py-3">
      <dt className="text-soft text-xs">{label}</dt>
      <dd className="mt-0.5 flex items-center gap-2 font-semibold text-lg tabular-nums tracking-tight">
        {icon}
        {value}
      </dd>
      {note && <dd className="mt-0.5 text-soft text-xs tabular-nums">{note}</dd>}
    </div>
  );
}
