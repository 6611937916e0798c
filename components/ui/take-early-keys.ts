/** What was pressed longer ago, in milliseconds, was meant for a page before this one. */
const STALE_MS = 10_000;

type Page = typeof globalThis & { laurelKeys?: KeyboardEvent[] | null };

/** What was pressed before the page could act on it, in order; from now on nothing is kept any more. */
export function takeEarlyKeys(): readonly KeyboardEvent[] {
  const page: Page = globalThis;
  const kept = page.laurelKeys ?? [];
  page.laurelKeys = null;
  return kept.filter(({ timeStamp }) => performance.now() - timeStamp < STALE_MS);
}
