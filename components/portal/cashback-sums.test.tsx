import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FormatsProvider } from '#components/words/formats.tsx';
import { WordsProvider } from '#components/words/words.tsx';
import type { CashbackSummary } from '#server/insights/home/contract.ts';
import { CashbackCard } from './cashback-card.tsx';
import { CashbackSums } from './cashback-sums.tsx';

const program = { locale: 'en', currency: 'NGN', timeZone: 'Africa/Lagos' };
const nothing: CashbackSummary = { paidThisMonth: 0n, onItsWay: 0n, heldUp: 0n, owed: 0n, paidEver: 0n, hasAny: false };
const heldUp = { ...nothing, heldUp: 6_300_000n, hasAny: true };
const NONE = 'Cashback from your purchases will appear here.';

const rendered = (part: ReactNode) =>
  renderToString(
    <WordsProvider locale="en">
      <FormatsProvider program={program} asOf={new Date('2026-11-20T12:00:00Z')}>
        {part}
      </FormatsProvider>
    </WordsProvider>,
  );
const onHome = (summary: CashbackSummary) => rendered(<CashbackCard summary={summary} paidBy="wallet" />);
const onItsPage = (summary: CashbackSummary) => rendered(<CashbackSums summary={summary} />);

describe('the sums of cashback', () => {
  it('say what is held up, and lead to it, on both pages', () => {
    for (const html of [onHome(heldUp), onItsPage(heldUp)]) {
      expect(html).toContain('Held up');
      expect(html).toContain('₦63,000.00');
      expect(html).toContain('href="/cashback?show=failed"');
    }
  });

  it('say nothing of it where nothing is', () => {
    for (const html of [onHome(nothing), onItsPage(nothing)]) expect(html).not.toContain('Held up');
  });

  it('say that it will come only to those who never had any', () => {
    expect(onHome(nothing)).toContain(NONE);
    expect(onHome(heldUp)).not.toContain(NONE);
    expect(onHome({ ...nothing, hasAny: true })).not.toContain(NONE);
  });
});
