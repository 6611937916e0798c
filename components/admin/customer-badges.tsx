'use client';

import { trpc } from '#components/trpc/client.tsx';
import { Medallion } from '#components/ui/medallion.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useCustomerWords } from './customer-words.ts';

/** Every rung a customer ever reached, the latest first, and which of them a refund took back. */
export function CustomerBadges({ customerId }: { customerId: string }) {
  const { badges: words } = useCustomerWords();
  const { day } = useFormats();
  const { data } = trpc.customers.standing.useQuery({ customerId });
  if (!data) return null;
  const { history, ladder } = data.badges;
  const colors = new Map(ladder.map(({ badgeId, color }) => [badgeId, color]));
  return (
    <Panel title={words.title}>
      {history.length === 0 && <p className="text-sm text-soft">{words.none}</p>}
      <ul className="grid gap-2 text-sm empty:hidden">
        {history.toReversed().map(({ badgeId, name, earnedAt, revokedAt }) => (
          <li key={`${badgeId} ${earnedAt}`} className="flex items-center gap-2">
            <Medallion color={colors.get(badgeId) ?? null} className="size-5 shrink-0" />
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <span className="text-soft text-xs tabular-nums">
              {day(new Date(earnedAt))}
              {revokedAt !== null && ` ${words.lost(day(new Date(revokedAt)))}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
