import { notFound } from 'next/navigation';
import { z } from 'zod';
import { api, HydrateClient } from '#app/request.ts';
import { CustomerDetailScreen } from '#components/admin/customer-detail-screen.tsx';

export const metadata = { title: 'Customer' };

export default async function CustomerPage({ params }: { params: Promise<{ customerId: string }> }) {
  const { customerId } = await params;
  if (!z.uuid().safeParse(customerId).success) notFound();
  await Promise.all([api.customers.one.prefetch({ customerId }), api.customers.standing.prefetch({ customerId })]);
  return (
    <HydrateClient>
      <CustomerDetailScreen customerId={customerId} />
    </HydrateClient>
  );
}
