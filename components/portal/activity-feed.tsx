import { type LucideIcon, Activity as Pulse, ReceiptText, ShoppingBag, SlidersHorizontal } from 'lucide-react';
import { Card, Section } from '#components/ui/card.tsx';
import type { Words } from '#components/words/en.ts';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { ActivityView } from '#server/insights/home/contract.ts';
import { DeedLines } from './deed-lines.tsx';

const ICONS: Record<ActivityView['kind'], LucideIcon> = {
  purchase: ShoppingBag,
  refund: ReceiptText,
  activity: Pulse,
  adjustment: SlidersHorizontal,
};

/** The customer's latest facts, each with what it did. */
export function ActivityFeed({ activity }: { activity: readonly ActivityView[] }) {
  const words = useWords();
  return (
    <Section id="activity" title={words.activity.title}>
      <Card>
        {activity.length === 0 ? (
          <p className="p-6 text-center text-soft">{words.activity.none}</p>
        ) : (
          <ol className="divide-y divide-line">
            {activity.map((item) => (
              <li key={item.id}>
                <ActivityItem item={item} />
              </li>
            ))}
          </ol>
        )}
      </Card>
    </Section>
  );
}

function ActivityItem({ item }: { item: ActivityView }) {
  const words = useWords();
  const Icon = ICONS[item.kind];
  return (
    <article className="flex gap-3 p-4">
      <div className="grid size-9 shrink-0 place-items-center rounded-full bg-page text-soft">
        <Icon className="size-4.5" aria-hidden="true" />
      </div>
      <div className="min-w-0 grow">
        <div className="flex items-baseline justify-between gap-3">
          <h3 className="line-clamp-2 min-w-0 font-medium text-[0.9375rem] leading-snug">{titleOf(item, words)}</h3>
          <Amount item={item} />
        </div>
        <WhenLine item={item} />
        <DeedLines item={item} />
      </div>
    </article>
  );
}

function WhenLine({ item }: { item: ActivityView }) {
  const { activity } = useWords();
  const formats = useFormats();
  const when = formats.ago(item.occurredAt);
  const hasOrder = item.kind === 'refund' || (item.kind === 'purchase' && item.lines !== null);
  return (
    <p className="truncate text-soft text-xs">
      <time dateTime={item.occurredAt.toISOString()} title={formats.instant(item.occurredAt)}>
        {hasOrder ? activity.whenAndOrder(when, item.orderId) : when}
      </time>
    </p>
  );
}

function Amount({ item }: { item: ActivityView }) {
  const { money } = useFormats();
  if (item.kind === 'purchase') return <Figure text={money(item.amount, item.currency)} />;
  if (item.kind === 'refund') return <Figure text={money(-item.amount, item.currency)} />;
  return null;
}

function Figure({ text }: { text: string }) {
  return <span className="shrink-0 font-medium text-[0.9375rem] tabular-nums">{text}</span>;
}

function titleOf(item: ActivityView, { activity }: Words): string {
  switch (item.kind) {
    case 'purchase':
      return item.lines ? activity.bought(item.lines.first, item.lines.others) : activity.purchase(item.orderId);
    case 'refund':
      return activity.refund;
    case 'activity':
      return activity.named(item.name);
    case 'adjustment':
      return item.note ?? activity.adjustment;
  }
}
