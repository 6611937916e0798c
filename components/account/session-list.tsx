'use client';

import { Button } from '@mantine/core';
import { Laptop, Smartphone } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { deviceOf } from '#components/ui/devices.ts';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { OpenSession } from '#server/identity/accounts/contract.ts';
import { Complaint } from './complaint.tsx';

/** Asked seldom, so it comes when it is. */
const EndAllDialog = dynamic(() => import('./end-all-dialog.tsx').then((module) => module.EndAllDialog), {
  ssr: false,
});

const FIRST_SHOWN = 5;

/** Where a person is signed in, this browser first, with the way out of each, and of all. */
export function SessionList({ sessions }: { sessions: readonly OpenSession[] }) {
  const { profile: words } = useWords().access;
  const [isWhole, setWhole] = useState(false);
  const [asking, setAsking] = useState<'never' | 'open' | 'closed'>('never');
  const cache = trpc.useUtils();
  const ask = () => {
    void cache.profile.view.invalidate();
    setAsking('open');
  };
  const ordered = sessions.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
  const shown = isWhole ? ordered : ordered.slice(0, FIRST_SHOWN);
  return (
    <>
      <ul className="divide-y divide-line">
        {shown.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      <div className="grid gap-3 p-5">
        <div className="flex flex-wrap gap-3">
          <Button variant="default" onClick={ask}>
            {words.endAll}
          </Button>
          {shown.length < ordered.length && (
            <Button variant="subtle" onClick={() => setWhole(true)}>
              {words.showSessions(ordered.length)}
            </Button>
          )}
        </div>
      </div>
      {asking !== 'never' && (
        <EndAllDialog opened={asking === 'open'} browsers={sessions.length} onClose={() => setAsking('closed')} />
      )}
    </>
  );
}

function SessionRow({ session }: { session: OpenSession }) {
  const { access } = useWords();
  const { profile: words } = access;
  const { ago, instant } = useFormats();
  const cache = trpc.useUtils();
  const ended = trpc.profile.endSession.useMutation({ onSuccess: () => cache.profile.view.invalidate() });
  const { browser, system, isPhone } = deviceOf(session.userAgent);
  const device = browser && system ? words.deviceOn(browser, system) : (browser ?? system ?? words.unknownDevice);
  const Icon = isPhone ? Smartphone : Laptop;
  const seen = session.isCurrent ? null : words.lastSeen(ago(session.lastSeenAt));
  return (
    <li className="px-5 py-4">
      <div className="flex items-center gap-4">
        <Icon className="size-5 shrink-0 text-soft" aria-hidden="true" />
        <div className="min-w-0 grow">
          <p className="font-medium">{device}</p>
          <p className="text-soft text-sm [overflow-wrap:anywhere]">
            {session.isCurrent && <span className="font-medium text-leaf">{words.here}</span>}
            {seen && <span title={instant(session.lastSeenAt)}>{seen}</span>}
            {session.address && ` · ${session.address}`}
          </p>
        </div>
        {!session.isCurrent && (
          <Button
            variant="subtle"
            className="shrink-0"
            aria-label={words.endOf(device, ago(session.lastSeenAt))}
            loading={ended.isPending}
            onClick={() => ended.mutate({ sessionId: session.id })}
          >
            {words.end}
          </Button>
        )}
      </div>
      <Complaint error={ended.error} />
    </li>
  );
}
