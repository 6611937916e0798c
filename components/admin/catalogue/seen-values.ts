'use client';

import { trpc } from '#components/trpc/client.tsx';
import type { SeenValues } from '#server/insights/catalogue/contract.ts';

const NOTHING: SeenValues = { channel: [], category: [], sku: [] };
const FRESH_MS = 5 * 60_000;

/** What the shop calls its channels, categories and products: to choose from, never to be limited to. */
export function useSeenValues(): SeenValues {
  const { data } = trpc.catalogue.seen.useQuery(undefined, { staleTime: FRESH_MS });
  return data ?? NOTHING;
}

/** The words seen in a field of a condition. */
export function useWordsOf(field: string): readonly string[] {
  const seen = useSeenValues();
  return field === 'channel' || field === 'category' || field === 'sku' ? seen[field] : [];
}
