'use client';

import { Medal } from 'lucide-react';
import { trpc } from '#components/trpc/client.tsx';
import { useLiveRefresh } from '#components/trpc/live.tsx';
import { Section } from '#components/ui/card.tsx';
import { FormatsProvider } from '#components/words/formats.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { useWords } from '#components/words/words.tsx';
import type { BadgesView } from '#server/insights/portal/contract.ts';
import { BadgeHistory } from './badge-history.tsx';
import { EmptyPart } from './empty-part.tsx';
import { LadderRung, type RungState } from './ladder-rung.tsx';
import { PageHead } from './page-head.tsx';

/** The ladder from the highest rung down to where the customer began, and their way so far. */
export function BadgesScreen() {
  const [view] = trpc.portal.badges.view.useSuspenseQuery();
  const utils = trpc.useUtils();
  const { nav } = useWords();
  const { badges: words } = usePortalWords();
  useLiveRefresh(undefined, () => utils.portal.badges.invalidate());
  return (
    <FormatsProvider program={view.program} asOf={view.asOf}>
      <div className="grid grid-cols-1 gap-8">
        <PageHead title={nav.badges} lead={words.lead} />
        {view.rungs.length === 0 ? (
          <EmptyPart icon={Medal} title={words.none} />
        ) : (
          <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <ol className="grid gap-3">
              {view.rungs.map((rung) => (
                <li key={rung.id}>
                  <LadderRung rung={rung} state={stateOf(rung.id, view)} has={view} />
                </li>
              ))}
            </ol>
            <Section id="history" title={words.history}>
              <BadgeHistory passages={view.history} />
            </Section>
          </div>
        )}
      </div>
    </FormatsProvider>
  );
}

function stateOf(id: string, { ladder, rungs }: BadgesView): RungState {
  if (ladder.current?.id === id) return 'current';
  if (ladder.next?.badge.id === id) return 'next';
  return rungs.find((rung) => rung.id === id)?.earnedAt ? 'reached' : 'locked';
}
