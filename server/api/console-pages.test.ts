import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Page, PageRequest } from '#server/kernel/paging.ts';
import { pageAround } from './console-pages.ts';

type Row = { readonly at: Date; readonly id: string };

const rowsOf = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({
    at: new Date(1_000 * Math.floor(index / 2)),
    id: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
  }));

/** Reads as the database does: sorted, strictly beyond the position, cut at the limit. */
function shelf(rows: readonly Row[]) {
  return async ({ limit, descending, after }: PageRequest): Promise<Page<Row>> => {
    const keyOf = ({ at, id }: Row) => `${String(at.getTime()).padStart(15, '0')}.${id}`;
    const sorted = rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1) * (descending ? -1 : 1));
    const isBeyond = (row: Row) => !after || (descending ? keyOf(row) < keyOf(after) : keyOf(row) > keyOf(after));
    const beyond = sorted.filter(isBeyond);
    const last = beyond.length > limit ? beyond[limit - 1] : undefined;
    return { rows: beyond.slice(0, limit), next: last ?? null };
  };
}

it('walking to the end and back shows every row once each way, whatever the sizes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(40), fc.integer({ min: 1, max: 12 }), fc.boolean(), async (count, limit, ascending) => {
      const read = shelf(rowsOf(count));
      const ask = (cursor: string | null) => pageAround({ limit, ascending, cursor }, read, (row) => row);
      const there: string[] = [];
      let page = await ask(null);
      expect(page.previous).toBeNull();
      there.push(...page.rows.map(({ id }) => id));
      while (page.next) {
        page = await ask(page.next);
        there.push(...page.rows.map(({ id }) => id));
      }
      const back = page.rows.map(({ id }) => id);
      while (page.previous) {
        page = await ask(page.previous);
        back.unshift(...page.rows.map(({ id }) => id));
      }
      const all = rowsOf(count).map(({ id }) => id);
      expect(there).toEqual(ascending ? all : all.toReversed());
      expect(back).toEqual(there);
    }),
  );
});
