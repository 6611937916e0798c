import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { api, HydrateClient } from '#app/request.ts';
import { asAuditQuery, auditParsers } from '#components/admin/audit-filters.ts';
import { AuditScreen } from '#components/admin/audit-screen.tsx';

export const metadata = { title: 'Audit' };

const loadAddress = createLoader({ ...auditParsers, cursor: parseAsString });

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { cursor, ...filters } = await loadAddress(searchParams);
  await api.settings.audit.prefetch(asAuditQuery(filters, cursor));
  return (
    <HydrateClient>
      <AuditScreen />
    </HydrateClient>
  );
}
