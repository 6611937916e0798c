'use client';

import { Button } from '@mantine/core';
import { Laptop, Smartphone } from 'lucide-react';
import { trpc } from '#components/trpc/client.tsx';
import { Card, Section } from '#components/ui/card.tsx';
import { deviceOf } from '#components/ui/devices.ts';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { OpenSession } from '#server/identity/accounts/contract.ts';
import { Complaint } from './complaint.tsx';

/** Where a person is signed in, with the way out of each, and of all. */
export function SessionList({ sessions }: { sessions: readonly OpenSession[] }) {
  const { access } = useWords();
  const left = trpc.profile.endSessions.useMutation({ onSuccess: () => window.location.assign('/sign-in') });
  return (
    <Section id="sessions" title={access.profile.sessionsTitle}>
      <Card>
        <ul className="divide-y divide-line">
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
        <div className="grid gap-3 border-line border-t p-5">
          <Complaint error={left.error} />
          <Button
            variant="default"
            className="justify-self-start"
            loading={left.isPending}
            onClick={() => left.mutate()}
          >
            {access.profile.endAll}
          </Button>
        </div>
      </Card>
    </Section>
  );
}

function SessionRow({ session }: { session: OpenSession }) {
  const { access } = useWords();
  const { profile: words } = access;
  const { ago } = useFormats();
  const cache = trpc.useUtils();
  const ended = trpc.profile.endSession.useMutation({ onSuccess: () => cache.profile.view.invalidate() });
  const { browser, system, isPhone } = deviceOf(session.userAgent);
  const device = browser && system ? words.deviceOn(browser, system) : (browser ?? system ?? words.unknownDevice);
  const Icon = isPhone ? Smartphone : Laptop;
  const details = [session.isCurrent ? words.here : words.lastSeen(ago(session.lastSeenAt)), session.address];
  return (
    <li className="flex items-center gap-4 px-5 py-4">
      <Icon className="size-5 shrink-0 text-soft" aria-hidden="true" />
      <div className="min-w-0 grow">
        <p className="font-medium">{device}</p>
        <p className="text-soft text-sm [overflow-wrap:anywhere]">{details.filter(Boolean).join(' · ')}</p>
      </div>
      {!session.isCurrent && (
        <Button
          variant="subtle"
          size="sm"
          aria-label={words.endOf(device)}
          loading={ended.isPending}
          onClick={() => ended.mutate({ sessionId: session.id })}
        >
          {words.end}
        </Button>
      )}
    </li>
  );
}
