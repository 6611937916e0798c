'use client';

import { useSyncExternalStore } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { CopyBlock } from '#components/ui/copy-block.tsx';

const never = () => () => undefined;

/** A first purchase as a terminal sends it, with the token as given. */
export function CurlLine({ label, token }: { label: string; token: string }) {
  const { data: frame } = trpc.console.frame.useQuery();
  const origin = useSyncExternalStore(
    never,
    () => location.origin,
    () => '',
  );
  const purchase = {
    orderId: 'first-order',
    customer: { externalId: 'customer-1', email: 'ada@example.com', name: 'Ada' },
    amount: 250_000,
    currency: frame?.program.currency ?? 'NGN',
    status: 'completed',
  };
  const text = [
    `curl ${origin}/api/v1/purchases`,
    `  -H 'Authorization: Bearer ${token}'`,
    "  -H 'Content-Type: application/json'",
    `  -d '${JSON.stringify(purchase, null, 2).replaceAll('\n', '\n  ')}'`,
  ].join(' \\\n');
  return <CopyBlock label={label} text={text} />;
}
