import { createTheme, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { getQueryKey } from '@trpc/react-query';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { trpc } from '#components/trpc/client.tsx';
import { FormatsProvider } from '#components/words/formats.tsx';
import { WordsProvider } from '#components/words/words.tsx';
import type { BadgesView } from '#server/insights/portal/contract.ts';
import { BadgeDialog } from './badge-dialog.tsx';
import { UnlockToast } from './news-toasts.tsx';
import { badges, home, newBadge, unlocks } from './testing/views.ts';

const theme = createTheme({ components: { Modal: { defaultProps: { withinPortal: false, keepMounted: true } } } });
const nothing = () => undefined;
const PLAIN = { cashbackBonusBps: 0, cashbackMultiplier: 1, pointsMultiplier: 1, perks: [] };

/** What a reader sees of a part, given the ladder. */
function textOf(part: ReactNode, ladder: BadgesView = badges): string {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(getQueryKey(trpc.portal.badges.view, undefined, 'query'), ladder);
  const page = renderToString(
    <MantineProvider theme={theme}>
      <WordsProvider locale="en">
        <trpc.Provider client={trpc.createClient({ links: [] })} queryClient={client}>
          <QueryClientProvider client={client}>
            <FormatsProvider program={{ ...home.program, locale: 'en' }} asOf={home.asOf}>
              {part}
            </FormatsProvider>
          </QueryClientProvider>
        </trpc.Provider>
      </WordsProvider>
    </MantineProvider>,
  );
  return page.replace(/<style.*?<\/style>/g, '').replace(/<[^>]*>/g, '');
}

const dialog = <BadgeDialog badge={newBadge} opened onClose={nothing} onGone={nothing} />;

it('a new badge without benefits says what it is: a step on the ladder', () => {
  const plain = { ...badges, rungs: badges.rungs.map((rung) => ({ ...rung, benefits: PLAIN })) };
  expect(textOf(dialog, plain)).toContain('Your first step on the ladder');
});

it('a new badge with benefits names them, and nothing else', () => {
  expect(textOf(dialog)).toContain('+0.5% cashback on every purchase');
  expect(textOf(dialog)).not.toContain('first step');
});

it('several unlocks give their points before their names, of which not all may have room', () => {
  const text = textOf(<UnlockToast unlocks={unlocks} isHeld={false} onClose={nothing} />);
  expect(text).toContain('+400 points · Χρυσός, Χρυσός');
});
