'use client';

import { Skeleton } from '@mantine/core';
import { CircleX } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
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
import { CustomerBadges } from './customer-badges.tsx';
import { CustomerAudit, CustomerCashback, CustomerLedger, CustomerPurchases } from './customer-history.tsx';
import { CustomerPaidTo } from './customer-paid-to.tsx';
import { useCustomerWords } from './customer-words.ts';
import { DetailSkeleton } from './detail-skeleton.tsx';
import { PageHeader } from './page-header.tsx';
import { QueryTrouble } from './query-trouble.tsx';
import { UrlTabs } from './url-tabs.tsx';

const loading = () => <Skeleton height={320} />;
/** One tab among others, with parts that none of them has. */
const CustomerCredit = dynamic(() => import('./customer-credit.tsx'), { ssr: false, loading });

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
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <StatusBadge tone={account === 'registered' ? 'good' : 'off'}>{words.accounts[account]}</StatusBadge>
            {name !== null && email !== null && <span className="[overflow-wrap:anywhere]">{email}</span>}
          </span>
        }
      >
        <CustomerActs customer={customer} />
      </PageHeader>
      <Sums customer={customer} />
      <div className="mt-4 grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="min-w-0">
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
              { value: 'credit', label: words.tabs.credit, panel: <CustomerCredit customerId={customerId} /> },
              { value: 'points', label: words.tabs.points, panel: <CustomerLedger customerId={customerId} /> },
              { value: 'audit', label: words.tabs.audit, panel: <CustomerAudit customerId={customerId} /> },
            ]}
          />
        </div>
        <div className="grid min-w-0 gap-4 max-xl:grid-cols-[repeat(auto-fit,minmax(min(100%,20rem),1fr))]">
          <Person customer={customer} />
          <CustomerPaidTo customer={customer} />
          <CustomerBadges customerId={customerId} />
        </div>
      </div>
    </>
  );
}

function Person({ customer }: { customer: CustomerDetail }) {
  const words = useCustomerWords();
  const { summary } = words;
  const { id, email, externalId, createdAt, disabledAt } = customer;
  return (
    <Panel title={words.columns.customer}>
      <Facts
        facts={[
          email !== null && [
            summary.email,
            <span key="email" className="[&>span]:font-sans [&_.truncate]:whitespace-normal [&_.truncate]:break-all">
              <CopyableText text={email} />
            </span>,
          ],
          externalId !== null && [summary.externalId, <CopyableText key="external" text={externalId} />],
          [summary.id, <CopyableText key="id" text={id} />],
          [summary.since, <RelativeTime key="since" at={createdAt} />],
          disabledAt !== null && [summary.disabled, <RelativeTime key="disabled" at={disabledAt} />],
        ]}
      />
    </Panel>
  );
}

function Sums({ customer }: { customer: CustomerDetail }) {
  const { summary: words } = useCustomerWords();
  const { ago, all, count, money } = useFormats();
  const { summary, badge, lastFactAt, unpaid } = customer;
  const { nextBadge, cashback } = summary;
  const inMoney = (amount: number) => money(BigInt(amount), cashback.currency);
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
      <Sum
        label={words.purchases}
        value={count(summary.purchaseCount)}
        note={lastFactAt === null ? words.never : words.lastBought(ago(lastFactAt))}
      />
      <Sum
        label={words.paid}
        value={inMoney(cashback.paid)}
        note={cashback.owed > 0 ? words.owed(inMoney(cashback.owed)) : words.waiting(inMoney(cashback.pending))}
      >
        {unpaid && (
          <Link
            href={unpaid.count === 1 ? `/admin/cashback?state=all&payment=${unpaid.newest}` : '?tab=cashback'}
            className="inline-flex min-h-6 items-center gap-1 font-medium text-alert-ink text-xs tabular-nums underline underline-offset-2 max-md:min-h-11"
          >
            <CircleX className="size-3.5 shrink-0" aria-hidden="true" />
            {words.unpaid(inMoney(unpaid.amount))}
          </Link>
        )}
      </Sum>
    </dl>
  );
}

type SumProps = { label: string; value: string; note?: string; icon?: ReactNode; children?: ReactNode };

function Sum({ label, value, note, icon, children }: SumProps) {
  return (
    <div className="min-w-0 rounded-md border border-line bg-surface px-4 py-3">
      <dt className="text-soft text-xs">{label}</dt>
      <dd className="mt-0.5 flex items-center gap-2 font-semibold text-lg tabular-nums tracking-tight max-sm:text-base">
        {icon}
        <span className="min-w-0 [overflow-wrap:anywhere]">{value}</span>
      </dd>
      {note && <dd className="mt-0.5 text-soft text-xs tabular-nums">{note}</dd>}
      {children && <dd className="mt-0.5">{children}</dd>}
    </div>
  );
}
