import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { api, HydrateClient } from '#app/request.ts';
import { asCustomerQuery, customerParsers } from '#components/admin/customer-filters.ts';
import { CustomersScreen } from '#components/admin/customers-screen.tsx';

export const metadata = { title: 'Customers' };

const loadAddress = createLoader({ ...customerParsers, cursor: parseAsString });

export default async function CustomersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { cursor, ...filters } = await loadAddress(searchParams);
  await api.customers.list.prefetch(asCustomerQuery(filters, cursor));
  return (
    <HydrateClient>
      <CustomersScreen />
    </HydrateClient>
  );
}
