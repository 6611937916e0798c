import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { getQueryKey } from '@trpc/react-query';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { trpc } from '#components/trpc/client.tsx';
import { LiveProvider } from '#components/trpc/live.tsx';
import { FormatsProvider } from '#components/words/formats.tsx';
import { pseudo, textsOutside } from '#components/words/testing/pseudo.ts';
import { WordsProvider } from '#components/words/words.tsx';
import { AchievementStoryParts } from './achievement-story.tsx';
import { AchievementsScreen } from './achievements-screen.tsx';
import { ActivityScreen } from './activity-screen.tsx';
import { BadgesScreen } from './badges-screen.tsx';
import { CashbackScreen } from './cashback-screen.tsx';
import { ErrorPart } from './error-part.tsx';
import { HomeScreen } from './home-screen.tsx';
import { BottomNav, HeaderNav } from './portal-nav.tsx';
import { PurchaseStoryParts } from './purchase-story.tsx';
import { achievement, badges, cashbackRows, feed, goals, home, overview, story } from './testing/views.ts';

vi.mock('next/navigation', () => ({ usePathname: () => '/', useRouter: () => ({ push: () => undefined }) }));

const { asOf, program } = home;
const { portal } = trpc;

/** A client that knows every answer already, so that nothing is asked. */
function answered(): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const pages = (page: unknown) => ({ pages: [page], pageParams: [null] });
  client.setQueryData(getQueryKey(trpc.home.view, undefined, 'query'), home);
  client.setQueryData(getQueryKey(portal.achievements.list, undefined, 'query'), {
    asOf,
    program,
    achievements: goals,
  });
  client.setQueryData(getQueryKey(portal.badges.view, undefined, 'query'), badges);
  client.setQueryData(getQueryKey(portal.cashback.overview, undefined, 'query'), overview);
  client.setQueryData(
    getQueryKey(portal.cashback.page, { tab: 'all' }, 'infinite'),
    pages({ rows: cashbackRows, next: null }),
  );
  client.setQueryData(getQueryKey(portal.activity.page, { show: 'all' }, 'infinite'), pages(feed));
  return client;
}

function rendered(page: ReactNode): string {
  const queries = answered();
  return renderToString(
    <MantineProvider>
      <WordsProvider locale="en" dress={pseudo}>
        <trpc.Provider client={trpc.createClient({ links: [] })} queryClient={queries}>
          <QueryClientProvider client={queries}>
            <LiveProvider open={() => () => undefined}>
              <NuqsTestingAdapter>
                <FormatsProvider program={program} asOf={asOf}>
                  {page}
                </FormatsProvider>
              </NuqsTestingAdapter>
            </LiveProvider>
          </QueryClientProvider>
        </trpc.Provider>
      </WordsProvider>
    </MantineProvider>,
  );
}

it.each<[string, ReactNode]>([
  ['home', <HomeScreen key="page" />],
  ['achievements', <AchievementsScreen key="page" />],
  ['an achievement', <AchievementStoryParts key="page" story={achievement} />],
  ['badges', <BadgesScreen key="page" />],
  ['cashback', <CashbackScreen key="page" />],
  ['activity', <ActivityScreen key="page" />],
  ['a purchase', <PurchaseStoryParts key="page" story={story} />],
  ['the navigation', [<HeaderNav key="wide" />, <BottomNav key="narrow" />]],
  ['a failure', <ErrorPart key="page" error={new Error('masked')} />],
])('every text of %s comes from a catalogue', (_name, page) => {
  const html = rendered(page);
  expect(html).toContain('⟦');
  expect(textsOutside(html)).toEqual([]);
});

it('a text that is written into a page is found', () => {
  expect(textsOutside('<p>⟦From ⟦the⟧ catalogue⟧ 12</p><button aria-label="by hand">か</button>')).toEqual(['by hand']);
});
