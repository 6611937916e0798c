import {
  type LucideIcon,
  MessageSquareText,
  PiggyBank,
  Activity as Pulse,
  ReceiptText,
  ShoppingBag,
  SlidersHorizontal,
  UserPlus,
} from 'lucide-react';
import { ReadyLink } from '#components/ui/ready-link.tsx';
import type { Words } from '#components/words/en.ts';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { ActivityView } from '#server/insights/home/contract.ts';
import { DeedLines } from './deed-lines.tsx';

const ICONS: Record<ActivityView['kind'] | 'payment', LucideIcon> = {
  purchase: ShoppingBag,
  refund: ReceiptText,
  activity: Pulse,
  adjustment: SlidersHorizontal,
  payment: PiggyBank,
};

/** Pictures of activities that every program knows. */
const ACTIVITY_ICONS: Readonly<Record<string, LucideIcon>> = { review: MessageSquareText, referral: UserPlus };

/** One fact with what it did. With `href` the whole row leads there. */
export function ActivityItem(props: { item: ActivityView; href?: string | undefined; isUnderItsDay?: boolean }) {
  const { item, href, isUnderItsDay } = props;
  const words = useWords();
  const { money } = useFormats();
  const title = titleOf(item, words);
  return (
    <ItemRow
      kind={item.kind}
      icon={item.kind === 'activity' ? ACTIVITY_ICONS[item.name] : undefined}
      isUnderItsDay={isUnderItsDay}
      title={title}
      href={href}
      when={item.occurredAt}
      orderId={orderOf(item)}
      amount={'amount' in item ? money(item.kind === 'refund' ? -item.amount : item.amount, item.currency) : null}
    >
      <DeedLines item={item} />
    </ItemRow>
  );
}

type RowProps = {
  readonly kind: keyof typeof ICONS;
  readonly title: string;
  readonly href?: string | undefined;
  readonly when: Date;
  /** Its day is written above it: only the time is left to say. */
  readonly isUnderItsDay?: boolean | undefined;
  /** In place of its kind's. */
  readonly icon?: LucideIcon | undefined;
  readonly orderId: string | null;
  readonly amount: string | null;
  readonly children?: React.ReactNode;
};

/** A row of the feed: what it was, when, how much, and below it what came of it. */
export function ItemRow({ kind, icon, title, href, when, isUnderItsDay, orderId, amount, children }: RowProps) {
  const Icon = icon ?? ICONS[kind];
  return (
    <article className={`relative flex gap-3 p-4 ${href ? 'transition-colors hover:bg-page/70' : ''}`}>
      <div className="grid size-9 shrink-0 place-items-center rounded-full bg-page text-soft">
        <Icon className="size-4.5" aria-hidden="true" />
      </div>
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <h3 className="line-clamp-2 min-w-32 flex-1 font-medium text-[0.9375rem] leading-snug">
            {href ? (
              <ReadyLink
                href={href}
                scroll={false}
                data-stop
                className="-outline-offset-2 after:absolute after:inset-0"
              >
                {title}
              </ReadyLink>
            ) : (
              title
            )}
          </h3>
          {amount && <span className="shrink-0 font-medium text-[0.9375rem] tabular-nums">{amount}</span>}
        </div>
        <WhenLine when={when} isUnderItsDay={isUnderItsDay} orderId={orderId} />
        {children}
      </div>
    </article>
  );
}

function WhenLine({ when, isUnderItsDay, orderId }: Pick<RowProps, 'when' | 'isUnderItsDay' | 'orderId'>) {
  const { activity } = useWords();
  const formats = useFormats();
  const at = isUnderItsDay ? formats.time(when) : formats.ago(when);
  return (
    <p className="truncate text-soft text-xs">
      <time dateTime={when.toISOString()} title={formats.instant(when)}>
        {orderId === null ? at : activity.whenAndOrder(at, orderId)}
      </time>
    </p>
  );
}

function orderOf(item: ActivityView): string | null {
  return 'orderId' in item && item.lines !== null ? item.orderId : null;
}

type Lines = { readonly first: string; readonly others: number } | null;

/** What a purchase is called: by what was bought, or by its order. */
export function boughtText(orderId: string, lines: Lines, activity: Words['activity']): string {
  return lines ? activity.bought(lines.first, lines.others) : activity.purchase(orderId);
}

/** What a refund is called: after its purchase. */
export function refundText(orderId: string, lines: Lines, activity: Words['activity']): string {
  return lines ? activity.refund(activity.bought(lines.first, lines.others)) : activity.refundOfOrder(orderId);
}

/** The purchase that opens from a row: itself, or the one a refund belongs to. */
export function purchaseOf(item: ActivityView): string | null {
  if (item.kind === 'refund') return item.purchaseId;
  return item.kind === 'purchase' ? item.id : null;
}

export function titleOf(item: ActivityView, { activity }: Words): string {
  switch (item.kind) {
    case 'purchase':
      return boughtText(item.orderId, item.lines, activity);
    case 'refund':
      return refundText(item.orderId, item.lines, activity);
    case 'activity':
      return activity.named(item.name);
    case 'adjustment':
      return item.note ?? activity.adjustment;
  }
}
