'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { httpBatchLink } from '@trpc/client';
import { createTRPCReact } from '@trpc/react-query';
import { type ReactNode, useState } from 'react';
import superjson from 'superjson';
import type { AppRouter } from '#server/api/root.ts';
import { queryDefaults } from './query-defaults.ts';

/** The server's procedures, typed, as hooks. */
export const trpc = createTRPCReact<AppRouter>();

const MAX_BATCH = 20;

export function ApiProvider({ children }: { children: ReactNode }) {
  const [queries] = useState(() => new QueryClient({ defaultOptions: queryDefaults }));
  const [client] = useState(() => trpc.createClient({ links: [link()] }));
  return (
    <trpc.Provider client={client} queryClient={queries}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </trpc.Provider>
  );
}

/** On the server the link is never used: pages bring their data along. */
function link() {
  return httpBatchLink({
    url: '/api/trpc',
    transformer: superjson,
    maxItems: MAX_BATCH,
    headers: { 'x-laurel': 'web' },
  });
}
