import { CircleCheck, Clock3, Coins, type LucideIcon } from 'lucide-react';
import { Card } from '#components/ui/card.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { CashbackSummary } from '#server/insights/home/contract.ts';

/** Paid this month, on its way, and in all; side by side while the amounts are short enough. */
export function CashbackSums({ summary }: { summary: CashbackSummary }) {
  const { cashback } = useWords();
  const { money } = useFormats();
  return (
    <div className="grid gap-3">
      <dl className="flex flex-wrap gap-3">
        <Sum icon={Coins} label={cashback.paidThisMonth} amount={summary.paidThisMonth} isFirst />
        <Sum icon={Clock3} label={cashback.onItsWay} amount={summary.onItsWay} />
        <Sum icon={CircleCheck} label={cashback.paidEver} amount={summary.paidEver} />
      </dl>
      {summary.owed > 0n && <p className="text-sm">{cashback.owed(money(summary.owed))}</p>}
    </div>
  );
}

function Sum(props: { icon: LucideIcon; label: string; amount: bigint; isFirst?: boolean }) {
  const { money } = useFormats();
  const { icon: Icon, isFirst } = props;
  return (
    <Card className={`min-w-fit flex-1 p-4 sm:p-5 ${isFirst ? 'max-md:basis-full' : ''}`}>
      <dt className="flex items-center gap-2 text-sm text-soft">
        <Icon className={`size-4 ${isFirst ? 'text-gold-ink' : ''}`} aria-hidden="true" />
        {props.label}
      </dt>
      <dd
        className={`mt-1.5 font-semibold tabular-nums tracking-tight ${isFirst ? 'text-3xl' : 'text-xl sm:text-2xl'}`}
      >
        {money(props.amount)}
      </dd>
    </Card>
  );
}
