import { Ban, ChevronDown, CircleCheck, Clock3, type LucideIcon, TriangleAlert } from 'lucide-react';
import { ReadyLink } from '#components/ui/ready-link.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { useWords } from '#components/words/words.tsx';
import type { CashbackRow } from '#server/insights/portal/contract.ts';
import { workingText } from './deeds-in-words.ts';
import { type PaymentTone, paymentStatus, paymentSteps } from './payment-steps.ts';
import { Timeline } from './timeline.tsx';

const LOOKS: Record<PaymentTone, { readonly icon: LucideIcon; readonly colour: string }> = {
  waiting: { icon: Clock3, colour: 'text-gold-ink' },
  paid: { icon: CircleCheck, colour: 'text-leaf' },
  failed: { icon: TriangleAlert, colour: 'text-alert-ink' },
  gone: { icon: Ban, colour: 'text-soft' },
};

/** One transaction; opened, it shows its working and what happened to it. */
export function CashbackItem({ row }: { row: CashbackRow }) {
  const { activity } = useWords();
  const { cashback: words } = usePortalWords();
  const formats = useFormats();
  const bought = row.lines ? activity.bought(row.lines.first, row.lines.others) : activity.purchase(row.orderId);
  const { text, tone } = paymentStatus(row, words, formats);
  const { icon: Icon, colour } = LOOKS[tone];
  return (
    <details className="group">
      <summary
        data-stop
        className="flex min-h-18 cursor-pointer list-none items-center gap-3 p-4 -outline-offset-2 [&::-webkit-details-marker]:hidden"
      >
        <span className="min-w-0 grow">
          <span className="line-clamp-2 font-medium text-[0.9375rem] leading-snug">
            {row.kind === 'clawback' ? words.clawback(bought) : bought}
          </span>
          <span className={`mt-0.5 flex items-center gap-1.5 text-sm ${colour}`}>
            <Icon className="size-4 shrink-0" aria-hidden="true" />
            {text}
          </span>
        </span>
        <span className="shrink-0 text-right">
          <span className={`block font-semibold tabular-nums ${tone === 'gone' ? 'text-soft' : ''}`}>
            {formats.money(row.working.amount, row.working.currency)}
          </span>
          <span className="block text-soft text-xs">
            {formats.day(row.kind === 'clawback' ? row.createdAt : row.boughtAt)}
          </span>
        </span>
        <ChevronDown
          className="size-5 shrink-0 text-soft transition-transform group-open:rotate-180"
          aria-hidden="true"
        />
      </summary>
      <Working row={row} />
    </details>
  );
}

/** How an amount came about, and what happened to it. */
export function Working({ row }: { row: CashbackRow }) {
  const words = useWords();
  const { cashback } = usePortalWords();
  const formats = useFormats();
  const working = workingText(row.working, words, formats);
  return (
    <div className="grid gap-4 border-line border-t bg-page/60 p-4 text-sm sm:grid-cols-2">
      <div className="grid content-start gap-1">
        {row.kind === 'earn' && (
          <p className="font-medium tabular-nums">
            {cashback.of(working, formats.money(row.purchaseAmount, row.working.currency))}
          </p>
        )}
        {row.reversed > 0n && (
          <p className="text-soft">
            {(row.cancelledAt ? cashback.openedCancelled : cashback.opened)(
              formats.money(row.opened, row.working.currency),
            )}
          </p>
        )}
        {row.kind === 'clawback' && <p className="text-soft">{cashback.clawbackText}</p>}
        {row.working.status === 'failed' && <p className="text-soft">{cashback.failed}</p>}
        <p className="text-soft">{words.activity.purchase(row.orderId)}</p>
        <ReadyLink
          href={`/activity?purchase=${row.purchaseId}`}
          className="inline-flex min-h-11 items-center font-medium text-leaf underline-offset-4 hover:underline"
        >
          {cashback.showPurchase}
        </ReadyLink>
      </div>
      <div>
        <p className="mb-2 text-soft text-xs">{cashback.timeline}</p>
        <PaymentTimeline row={row} />
      </div>
    </div>
  );
}

function PaymentTimeline({ row }: { row: CashbackRow }) {
  const { cashback } = usePortalWords();
  const steps = paymentSteps(row).map(({ at, kind }) => {
    return { key: `${kind} ${at.toISOString()}`, at, text: cashback.steps[kind] };
  });
  return <Timeline steps={steps} />;
}
