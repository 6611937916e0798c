'use client';

import Link from 'next/link';
import { Panel } from '#components/ui/panel.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { PurchaseDetail } from '#server/insights/purchases/contract.ts';
import { usePurchaseWords } from './purchase-words.ts';
import { useSubjectName } from './subject-names.ts';

/** What refunds took back of all that a purchase earned; nothing is drawn where there are none. */
export function PurchaseTakenBack({ purchase }: { purchase: PurchaseDetail }) {
  const { rewards: words } = usePurchaseWords();
  const lines = useLines(purchase);
  const { refunds } = purchase;
  if (refunds.length === 0) return null;
  const isPending = refunds.some(({ isRewarded, isGivenUp }) => !isRewarded && !isGivenUp);
  const isGivenUp = refunds.some((refund) => refund.isGivenUp);
  return (
    <Panel title={words.takenBack}>
      <ul className="grid gap-1.5 text-sm">
        {lines.map((line) => (
          <li key={line} className="font-medium">
            {line}
          </li>
        ))}
        {isPending && <li className="text-soft">{words.refundsPending}</li>}
        {isGivenUp && (
          <li className="text-alert-ink">
            {words.refundGivenUp}{' '}
            <Link href="/admin/queues" className="underline">
              {words.toGivenUp}
            </Link>
          </li>
        )}
        {!isPending && !isGivenUp && lines.length === 0 && <li className="text-soft">{words.refundsNothing}</li>}
      </ul>
    </Panel>
  );
}

function useLines({ refunds, cashbackLeft, currency, achievements, rungs }: PurchaseDetail): string[] {
  const { rewards: words } = usePurchaseWords();
  const { money, change } = useFormats();
  const nameOf = useSubjectName({ names: achievements, rungs });
  const points = refunds.reduce((sum, refund) => sum + refund.points, 0);
  const revoked = new Set(refunds.flatMap((refund) => refund.revoked));
  return [
    ...(cashbackLeft
      ? [words.cashbackTakenBack(money(cashbackLeft.takenBack, currency), money(cashbackLeft.left, currency))]
      : []),
    ...(points === 0 ? [] : [words.pointsTakenBack(change(points))]),
    ...[...revoked].map((subject) => words.revoked(nameOf(subject))),
  ];
}
