'use client';

import Link from 'next/link';
import { Panel } from '#components/ui/panel.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { PurchaseDetail } from '#server/insights/purchases/contract.ts';
import { usePurchaseWords } from './purchase-words.ts';
import { useSubjectName } from './subject-names.ts';

type Refund = PurchaseDetail['refunds'][number];

/** What each refund took back of all that a purchase earned; nothing is drawn where there are none. */
export function PurchaseTakenBack({ purchase }: { purchase: PurchaseDetail }) {
  const { rewards: words } = usePurchaseWords();
  const { money } = useFormats();
  const { refunds, cashbackLeft, currency } = purchase;
  if (refunds.length === 0) return null;
  const leftText = refunds.length === 1 ? words.cashbackLeft : words.cashbackLeftInAll;
  return (
    <Panel title={words.takenBack}>
      <ol className="grid gap-4 text-sm">
        {refunds.map((refund) => (
          <li key={refund.id} className="grid gap-1.5">
            <RefundHead refund={refund} currency={currency} />
            <RefundEffect refund={refund} purchase={purchase} />
          </li>
        ))}
      </ol>
      {cashbackLeft && (
        <p className="mt-4 border-line border-t pt-3 font-medium text-sm">
          {leftText(money(cashbackLeft.takenBack, currency), money(cashbackLeft.left, currency))}
        </p>
      )}
    </Panel>
  );
}

function RefundHead({ refund: { amount, reason, occurredAt }, currency }: { refund: Refund; currency: string }) {
  const { rewards: words } = usePurchaseWords();
  const { money } = useFormats();
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 text-soft">
      <span className="font-medium text-ink tabular-nums">{words.refund(money(amount, currency))}</span>
      {reason && <span className="min-w-0 [overflow-wrap:anywhere]">{reason}</span>}
      <span className="ml-auto">
        <RelativeTime at={occurredAt} />
      </span>
    </p>
  );
}

function RefundEffect({ refund, purchase }: { refund: Refund; purchase: PurchaseDetail }) {
  const { rewards: words } = usePurchaseWords();
  const lines = useLines(refund, purchase);
  if (refund.isGivenUp) {
    return (
      <p className="text-alert-ink">
        {words.refundGivenUp}{' '}
        <Link href="/admin/queues?tab=work" className="underline">
          {words.toGivenUp}
        </Link>
      </p>
    );
  }
  if (!refund.isRewarded) return <p className="text-soft">{words.refundPending}</p>;
  // Where several lowered the cashback together, the sum beneath them tells it.
  const isNothing = refund.cashback === 0n;
  if (lines.length === 0) return isNothing ? <p className="text-soft">{words.refundNothing}</p> : null;
  return (
    <ul className="grid gap-1 border-line border-l-2 pl-3">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function useLines(refund: Refund, { refunds, currency, achievements, rungs }: PurchaseDetail): string[] {
  const { rewards: words } = usePurchaseWords();
  const { money, change } = useFormats();
  const nameOf = useSubjectName({ names: achievements, rungs });
  const { cashback, points, revoked } = refund;
  // One refund is all there is: what it took of the cashback stands beneath it, with what is left.
  const isToldBelow = refunds.length === 1 || cashback === null || cashback === 0n;
  return [
    ...(isToldBelow ? [] : [words.cashbackTakenBack(money(cashback, currency))]),
    ...(points === 0 ? [] : [words.pointsTakenBack(change(points))]),
    ...revoked.map((subject) => words.revoked(nameOf(subject))),
  ];
}
