'use client';

import { keepPreviousData } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { parseAsString, useQueryState } from 'nuqs';
import { type ReactNode, useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import type { Act } from './audit-screen.tsx';
import { ConsoleList } from './console-list.tsx';
import { useAuditColumns, useCashbackColumns, useLedgerColumns } from './customer-columns.tsx';
import { useCustomerWords } from './customer-words.ts';
import { usePurchaseColumns } from './purchase-columns.tsx';

const AuditDrawer = dynamic(() => import('./audit-drawer.tsx').then((drawer) => drawer.AuditDrawer), { ssr: false });

type Props = { readonly customerId: string };

/* Lists within a tab page by a cursor of their own, so that leaving the tab begins anew. */
function useCursor(name: string) {
  const [cursor, setCursor] = useQueryState(name, parseAsString.withOptions({ history: 'push' }));
  return { cursor, turnTo: (next: string | null) => void setCursor(next) };
}

function Box({ children }: { children: ReactNode }) {
  return <div className="overflow-hidden rounded-md border border-line bg-surface">{children}</div>;
}

const PAGING = { placeholderData: keepPreviousData };

/** What a customer bought. */
export function CustomerPurchases({ customerId }: Props) {
  const words = useCustomerWords();
  const { cursor, turnTo } = useCursor('purchases');
  const query = trpc.purchases.list.useQuery({ filters: { customerId }, cursor }, PAGING);
  return (
    <Box>
      <ConsoleList
        label={words.tabs.purchases}
        columns={usePurchaseColumns({ ofCustomer: true })}
        rowId={({ id }) => id}
        hrefOf={({ id }) => `/admin/purchases/${id}`}
        query={query}
        onTurn={turnTo}
        empty={words.noPurchases}
      />
    </Box>
  );
}

/** What a customer is owed and was paid. */
export function CustomerCashback({ customerId }: Props) {
  const words = useCustomerWords();
  const { cursor, turnTo } = useCursor('cashback');
  const query = trpc.customers.cashback.useQuery({ customerId, cursor }, PAGING);
  return (
    <Box>
      <ConsoleList
        label={words.tabs.cashback}
        columns={useCashbackColumns()}
        rowId={({ id }) => id}
        hrefOf={({ id }) => `/admin/cashback?state=all&payment=${id}`}
        query={query}
        onTurn={turnTo}
        empty={words.noCashback}
      />
    </Box>
  );
}

/** Every movement of a customer's points. */
export function CustomerLedger({ customerId }: Props) {
  const words = useCustomerWords();
  const { cursor, turnTo } = useCursor('ledger');
  const query = trpc.customers.ledger.useQuery({ customerId, cursor }, PAGING);
  return (
    <Box>
      <ConsoleList
        label={words.tabs.points}
        columns={useLedgerColumns()}
        rowId={({ id }) => id}
        query={query}
        onTurn={turnTo}
        empty={words.noPoints}
      />
    </Box>
  );
}

/** What people, tokens and jobs did to a customer. */
export function CustomerAudit({ customerId }: Props) {
  const words = useCustomerWords();
  const { cursor, turnTo } = useCursor('audit');
  const query = trpc.customers.audit.useQuery({ customerId, cursor }, PAGING);
  const [opened, open] = useState<Act | null>(null);
  return (
    <Box>
      <ConsoleList
        label={words.tabs.audit}
        columns={useAuditColumns()}
        rowId={({ id }) => id}
        onOpen={open}
        query={query}
        onTurn={turnTo}
        empty={words.noAudit}
      />
      {opened && <AuditDrawer act={opened} onClose={() => open(null)} />}
    </Box>
  );
}
