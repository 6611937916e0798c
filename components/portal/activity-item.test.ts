import { expect, it } from 'vitest';
import { en } from '#components/words/en.ts';
import { purchaseOf, titleOf } from './activity-item.tsx';
import { feed } from './testing/views.ts';

const refunds = feed.items.flatMap((item) => (item.kind === 'refund' ? item : []));
const [named] = refunds;
if (!named) throw new Error('the feed has refunds');

it.each([
  [{ first: 'Wooden train set', others: 1 }, 'Refund of Wooden train set and 1 more'],
  [{ first: 'Wooden train set', others: 0 }, 'Refund of Wooden train set'],
  [null, 'Refund of order 12'],
])('a refund of %j is called after what was bought', (lines, title) => {
  expect(titleOf({ ...named, lines }, en)).toBe(title);
});

it('a refund opens the purchase it belongs to, and what is no purchase opens nothing', () => {
  expect(feed.items.flatMap((item) => (item.kind === 'payment' ? [] : [[item.id, purchaseOf(item)]]))).toEqual([
    ['p', 'p'],
    ['q', 'q'],
    ['r', 'p'],
    ['s', 'q'],
    ['a', null],
    ['l', null],
  ]);
});
