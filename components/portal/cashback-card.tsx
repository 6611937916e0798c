import { Clock3, Coins, TriangleAlert } from 'lucide-react';
import { Card, Section } from '#components/ui/card.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { CashbackSummary } from '#server/insights/home/contract.ts';
import { SeeAll } from './activity-feed.tsx';
import { HeldUpLink } from './held-up-link.tsx';

/** Money back: paid this month, on its way, in all, and what is held up. */
export function CashbackCard({ summary, paidBy }: { summary: CashbackSummary; paidBy: string }) {
  const { cashback, seeAll } = useWords();
  const { money } = useFormats();
  return (
    <Section id="cashback" title={cashback.title} aside={<SeeAll href="/cashback" text={seeAll} />}>
      <Card className="p-5">
        <div className="flex items-start justify-between gap-3">
          <div className="min-w-0 [overflow-wrap:anywhere]">
            <p className="text-sm text-soft">{cashback.paidThisMonth}</p>
            <p className="mt-1 font-semibold text-3xl tabular-nums max-[22.5rem]:text-2xl tracking-tight">
              {money(summary.paidThisMonth)}
            </p>
          </div>
          <div className="grid size-10 shrink-0 place-items-center rounded-full bg-gold-wash text-gold-ink">
            <Coins className="size-5" aria-hidden="true" />
          </div>
        </div>
        <dl className="mt-4 flex flex-wrap gap-3 border-line border-t pt-4 text-sm">
          <Figure label={cashback.onItsWay} amount={summary.onItsWay} isWaiting={summary.onItsWay > 0n} />
          <Figure label={cashback.paidEver} amount={summary.paidEver} />
          {summary.heldUp > 0n && <HeldUp amount={summary.heldUp} />}
        </dl>
        {summary.owed > 0n && <p className="mt-4 text-sm">{cashback.owed(money(summary.owed))}</p>}
        <p className="mt-4 text-soft text-xs">{summary.hasAny ? cashback.note(paidBy === 'wallet') : cashback.none}</p>
      </Card>
    </Section>
  );
}

function Figure(props: { label: string; amount: bigint; isWaiting?: boolean }) {
  const { money } = useFormats();
  return (
    <div className="min-w-fit flex-1">
      <dt className="flex items-center gap-1.5 text-soft">
        {props.isWaiting && <Clock3 className="size-3.5" aria-hidden="true" />}
        {props.label}
      </dt>
      <dd className="mt-0.5 font-semibold text-base tabular-nums">{money(props.amount)}</dd>
    </div>
  );
}

function HeldUp({ amount }: { amount: bigint }) {
  const { cashback } = useWords();
  const { money } = useFormats();
  return (
    <div className="min-w-fit flex-1">
      <dt className="flex items-center gap-1.5 text-alert-ink">
        <TriangleAlert className="size-3.5" aria-hidden="true" />
        {cashback.heldUp}
      </dt>
      <dd className="mt-0.5 flex flex-wrap items-baseline gap-x-3 font-semibold text-base tabular-nums">
        {money(amount)}
        <HeldUpLink />
      </dd>
    </div>
  );
}
