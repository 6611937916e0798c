import { createTheme, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { getQueryKey } from '@trpc/react-query';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { EndAllDialog } from '#components/account/end-all-dialog.tsx';
import { LeaveDialog } from '#components/account/leave-dialog.tsx';
import { ProfileScreen } from '#components/account/profile-screen.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { LiveProvider } from '#components/trpc/live.tsx';
import { FormatsProvider } from '#components/words/formats.tsx';
import { pseudo, textsOutside } from '#components/words/testing/pseudo.ts';
import { WordsProvider } from '#components/words/words.tsx';
import type { LiveEvent } from '#server/live/contract.ts';
import { AchievementStoryParts } from './achievement-story.tsx';
import { AchievementsScreen } from './achievements-screen.tsx';
import { ActivityScreen } from './activity-screen.tsx';
import { BadgeDialog } from './badge-dialog.tsx';
import { BadgesScreen } from './badges-screen.tsx';
import { PaidToast, TakenToast, UnpaidToast } from './calm-toasts.tsx';
import { CashbackScreen } from './cashback-screen.tsx';
import { CreditScreen } from './credit-screen.tsx';
import { ErrorPart } from './error-part.tsx';
import { FindButton } from './find-button.tsx';
import { HomeScreen } from './home-screen.tsx';
import { UnlockToast } from './news-toasts.tsx';
import { PayToDialog } from './pay-to-dialog.tsx';
import { PayoutPlace } from './payout-place.tsx';
import { PortalKeySheet } from './portal-key-sheet.tsx';
import { BottomNav, HeaderNav } from './portal-nav.tsx';
import { PurchaseStoryParts } from './purchase-story.tsx';
import { leaving, profile } from './testing/account-views.ts';
import { cashbackRows, credit, overview } from './testing/money-views.ts';
import { achievement, story } from './testing/stories.ts';
import { badges, feed, goals, home, newBadge, unlocks } from './testing/views.ts';

vi.mock('next/navigation', () => ({
  usePathname: () => '/',
  useRouter: () => ({ push: () => undefined }),
  useSearchParams: () => new URLSearchParams(),
}));

const { asOf, program } = home;
const { portal } = trpc;
/** Dialogs where they stand in the page, so that their words are part of it. */
const inPlace = { defaultProps: { withinPortal: false, keepMounted: true } };
const theme = createTheme({ components: { Modal: inPlace, Drawer: inPlace } });
const nothing = () => undefined;
const about = { id: 'e1', userId: 'u1', subjectId: null, at: asOf };
const ofMoney: LiveEvent = { ...about, type: 'cashback.completed', data: { amount: 500, currency: 'JPY' } };

const ended = Object.assign(new Error('masked'), { data: { httpStatus: 401 } });
const reversals: LiveEvent[] = [
  { ...ofMoney, type: 'badge.revoked', data: { badgeId: 'b2' } },
  { ...ofMoney, type: 'achievement.revoked', data: { achievementId: 'unknown', points: 200 } },
  { ...ofMoney, type: 'cashback.reversed' },
];

/** A client that knows every answer already, so that nothing is asked. */
function answered(): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const pages = (page: unknown) => ({ pages: [page], pageParams: [null] });
  client.setQueryData(getQueryKey(trpc.home.view, undefined, 'query'), home);
  client.setQueryData(getQueryKey(trpc.profile.view, undefined, 'query'), profile);
  client.setQueryData(getQueryKey(trpc.profile.leaving, undefined, 'query'), leaving);
  client.setQueryData(getQueryKey(trpc.notifications.choices, undefined, 'query'), []);
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
  client.setQueryData([['portal', 'cashback', 'credit'], { input: {}, type: 'infinite' }], pages(credit));
  client.setQueryData(getQueryKey(portal.activity.page, { show: 'all' }, 'infinite'), pages(feed));
  return client;
}

function rendered(page: ReactNode): string {
  const queries = answered();
  return renderToString(
    <MantineProvider theme={theme}>
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
  ['store credit', <CreditScreen key="page" />],
  ['no account to be paid to', <PayoutPlace key="page" {...overview} paidTo={{ ...overview.paidTo, label: null }} />],
  ['saying where to pay', <PayToDialog key="page" provider="paystack" opened onClose={nothing} />],
  ['activity', <ActivityScreen key="page" />],
  ['a purchase', <PurchaseStoryParts key="page" story={story} />],
  ['the navigation', [<HeaderNav key="wide" />, <BottomNav key="narrow" />]],
  ['the keys', <PortalKeySheet key="page" opened onClose={nothing} />],
  ['the way to the palette', <FindButton key="page" />],
  ['the profile', <ProfileScreen key="page" isCustomer />],
  ['signing out everywhere', <EndAllDialog key="page" opened browsers={3} onClose={nothing} />],
  ['leaving', <LeaveDialog key="page" opened onClose={nothing} />],
  ['a new badge', <BadgeDialog key="page" badge={newBadge} opened onClose={nothing} onGone={nothing} />],
  ['an unlock', <UnlockToast key="page" unlocks={unlocks.slice(1)} isHeld onClose={nothing} />],
  ['many unlocks', <UnlockToast key="page" unlocks={unlocks} isHeld onClose={nothing} />],
  ['money that came', <PaidToast key="page" events={[ofMoney]} isHeld onClose={nothing} />],
  ['money that did not come', <UnpaidToast key="page" events={[ofMoney]} isHeld onClose={nothing} />],
  ['what was taken back', <TakenToast key="page" events={reversals} isHeld onClose={nothing} />],
  ['no connection', <ErrorPart key="page" error={new Error('masked')} reset={nothing} retry={nothing} />],
  [
    'a failure',
    <ErrorPart
      key="page"
      error={Object.assign(new Error('masked'), { digest: '7' })}
      reset={nothing}
      retry={nothing}
    />,
  ],
  ['a session that ended', <ErrorPart key="page" error={ended} reset={nothing} retry={nothing} />],
])('every text of %s comes from a catalogue', (_name, page) => {
  const html = rendered(page);
  expect(html).toContain('⟦');
  expect(textsOutside(html)).toEqual([]);
});

it('a text that is written into a page is found', () => {
  expect(textsOutside('<p>⟦From ⟦the⟧ catalogue⟧ 12</p><button aria-label="by hand">か</button>')).toEqual(['by hand']);
});
