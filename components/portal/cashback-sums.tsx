import { CircleCheck, Clock3, Coins, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Card } from '#components/ui/card.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { CashbackSummary } from '#server/insights/home/contract.ts';
import { HeldUpLink } from './held-up-link.tsx';

/** Paid this month, on its way, in all, and what is held up; side by side while the amounts are short enough. */
export function CashbackSums({ summary }: { summary: CashbackSummary }) {
  const { cashback } = useWords();
  const { money } = useFormats();
  return (
    <div className="grid gap-3">
      <dl className="flex flex-wrap gap-3">
        <Sum icon={Coins} label={cashback.paidThisMonth} amount={summary.paidThisMonth} isFirst />
        <Sum icon={Clock3} label={cashback.onItsWay} amount={summary.onItsWay} />
        <Sum icon={CircleCheck} label={cashback.paidEver} amount={summary.paidEver} />
        {summary.heldUp > 0n && (
          <Sum icon={TriangleAlert} label={cashback.heldUp} amount={summary.heldUp} tone="text-alert-ink">
            <HeldUpLink isOnItsPage />
          </Sum>
        )}
      </dl>
      {summary.owed > 0n && <p className="text-sm">{cashback.owed(money(summary.owed))}</p>}
    </div>
  );
}

type SumProps = {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly amount: bigint;
  readonly isFirst?: boolean;
  /** The colour of its picture. */
  readonly tone?: string;
  readonly children?: ReactNode;
};

function Sum({ icon: Icon, label, amount, isFirst = false, tone, children }: SumProps) {
  const { money } = useFormats();
  const colour = tone ?? (isFirst ? 'text-gold-ink' : '');
  return (
    <Card className={`min-w-fit flex-1 p-4 sm:p-5 ${isFirst ? 'max-md:basis-full' : ''}`}>
      <dt className="flex items-center gap-2 text-sm text-soft">
        <Icon className={`size-4 ${colour}`} aria-hidden="true" />
        {label}
      </dt>
      <dd
        className={`mt-1.5 flex flex-wrap items-baseline gap-x-3 font-semibold tabular-nums tracking-tight ${isFirst ? 'text-3xl' : 'text-xl sm:text-2xl'}`}
      >
        {money(amount)}
        {children}
      </dd>
    </Card>
  );
}
