import type { PortalWords } from '#components/words/en-portal.ts';
import { type Formats, useFormats } from '#components/words/formats.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import type { PurchaseStory, RefundMoment } from '#server/insights/portal/contract.ts';
import { paymentSteps } from './payment-steps.ts';
import { Timeline, type TimelineStep } from './timeline.tsx';

/** What happened to a purchase and its cashback, its refunds among it with what they took back. */
export function PurchaseTimeline({ story }: { story: PurchaseStory }) {
  const words = usePortalWords();
  const formats = useFormats();
  return <Timeline steps={purchaseSteps(story, words, formats)} />;
}

/** The steps of a purchase, oldest first; what is only planned stays last. */
export function purchaseSteps(
  { payment, refunds, purchase }: Pick<PurchaseStory, 'payment' | 'refunds' | 'purchase'>,
  { cashback, purchase: words }: PortalWords,
  formats: Formats,
): TimelineStep[] {
  const paid = payment ? paymentSteps(payment) : [{ kind: 'bought' as const, at: purchase.occurredAt }];
  const steps = paid.map(({ at, kind }) => ({ key: `${kind} ${at.toISOString()}`, at, text: cashback.steps[kind] }));
  const returned = refunds.map((refund) => ({
    key: refund.id,
    at: refund.at,
    text: words.refund(formats.money(refund.amount, purchase.currency)),
    detail: tookInWords(refund, payment?.working.currency ?? purchase.currency, words, formats),
  }));
  return [...steps, ...returned].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function tookInWords(
  { points, lost, cashback, isDone }: RefundMoment,
  currency: string,
  words: PortalWords['purchase'],
  { all, count, money }: Formats,
): string {
  if (!isDone) return words.refundWaits;
  const taken = [
    ...lost,
    ...(points < 0 ? [words.lostPoints(count(-points), -points)] : []),
    ...(cashback !== null && cashback > 0n ? [words.lostCashback(money(cashback, currency))] : []),
  ];
  if (taken.length > 0) return words.refundTook(all(taken));
  return cashback === null ? words.refundTookTogether : words.refundTookNothing;
}
