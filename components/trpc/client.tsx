'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { httpBatchLink, httpSubscriptionLink, splitLink, type TRPCClientError } from '@trpc/client';
import { createTRPCReact } from '@trpc/react-query';
import dynamic from 'next/dynamic';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import superjson from 'superjson';
import type { AppRouter } from '#server/api/root.ts';
import { Confirmations, confirmationLink } from './confirmation.ts';
import { useEscape } from './escape.ts';
import { LiveProvider } from './live.tsx';
import type { Breakage, OpenStream } from './live-connection.ts';
import { browserDefaults } from './query-defaults.ts';

/** The server's procedures, typed, as hooks. */
export const trpc = createTRPCReact<AppRouter>();

/** Most visits never need it: it is loaded when the password is first asked for. */
const ConfirmationDialog = dynamic(
  () => import('#components/account/confirmation-dialog.tsx').then((module) => module.ConfirmationDialog),
  { ssr: false },
);

const URL_OF_DOOR = '/api/trpc';
const MAX_BATCH = 20;

export function ApiProvider({ children }: { children: ReactNode }) {
  const [queries] = useState(() => new QueryClient({ defaultOptions: browserDefaults }));
  const [confirmations] = useState(() => new Confirmations());
  const [client] = useState(() => trpc.createClient({ links: [confirmationLink(confirmations.ask), link()] }));
  const [open] = useState(() => streamOf(client));
  return (
    <trpc.Provider client={client} queryClient={queries}>
      <QueryClientProvider client={queries}>
        <PasswordAgain confirmations={confirmations} />
        <LiveProvider open={open}>{children}</LiveProvider>
      </QueryClientProvider>
    </trpc.Provider>
  );
}

/** Asks for the password whenever a mutation waits for it. Stands before the pages, so that Escape closes it before theirs. */
function PasswordAgain({ confirmations }: { confirmations: Confirmations }) {
  const isAsked = useSyncExternalStore(confirmations.subscribe, confirmations.isAsked, () => false);
  const [wasAsked, setWasAsked] = useState(false);
  const confirmed = trpc.profile.confirm.useMutation();
  const answer = (given: boolean) => {
    confirmed.reset();
    confirmations.answer(given);
  };
  useEscape(isAsked, () => answer(false));
  if (isAsked && !wasAsked) setWasAsked(true);
  if (!wasAsked) return null;
  return (
    <ConfirmationDialog
      isOpen={isAsked}
      isBusy={confirmed.isPending}
      error={confirmed.error}
      onPassword={(password) => confirmed.mutate({ password }, { onSuccess: () => answer(true) })}
      onCancel={() => answer(false)}
    />
  );
}

/** On the server the link is never used: pages bring their data along. */
function link() {
  return splitLink({
    condition: ({ type }) => type === 'subscription',
    true: httpSubscriptionLink({ url: URL_OF_DOOR, transformer: superjson }),
    false: httpBatchLink({
      url: URL_OF_DOOR,
      transformer: superjson,
      maxItems: MAX_BATCH,
      headers: { 'x-laurel': 'web' },
    }),
  });
}

function streamOf(client: ReturnType<typeof trpc.createClient>): OpenStream {
  return (lastEventId, { onOpen, onRetrying, onMessage, onEnd }) => {
    const subscription = client.live.events.subscribe(
      { lastEventId },
      {
        onConnectionStateChange: ({ state }) => {
          if (state === 'connecting') onRetrying();
        },
        onData: ({ data }) => {
          if (data.kind === 'hello') onOpen();
          onMessage(data);
        },
        onError: (error) => onEnd(breakageOf(error)),
        onComplete: () => onEnd('broken'),
      },
    );
    return () => subscription.unsubscribe();
  };
}

function breakageOf({ data }: TRPCClientError<AppRouter>): Breakage {
  if (data?.httpStatus === 401) return 'signed_out';
  return data?.httpStatus === 429 ? 'too_many' : 'broken';
}
