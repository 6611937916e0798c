import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import { ReadyLink } from '#components/ui/ready-link.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { useWords } from '#components/words/words.tsx';
import type { CreditEntry } from '#server/insights/portal/contract.ts';

/** What came to the store credit or went from it, and what stood there after it. The row leads to the purchase. */
export function CreditEntryRow({ entry }: { entry: CreditEntry }) {
  const { activity } = useWords();
  const { credit: words } = usePortalWords();
  const { money, day, instant } = useFormats();
  const { purchase, amount, currency, at } = entry;
  const isIn = amount > 0n;
  const Icon = isIn ? ArrowDownLeft : ArrowUpRight;
  const kind = words.kinds[entry.kind ?? 'other'];
  const from = purchase?.lines
    ? activity.bought(purchase.lines.first, purchase.lines.others)
    : purchase && activity.purchase(purchase.orderId);
  return (
    <article className={`relative flex gap-3 p-4 ${purchase ? 'transition-colors hover:bg-page/70' : ''}`}>
      <span
        className={`grid size-9 shrink-0 place-items-center rounded-full max-[22.5rem]:hidden ${isIn ? 'bg-leaf-wash text-leaf' : 'bg-page text-soft'}`}
      >
        <Icon className="size-4.5" aria-hidden="true" />
      </span>
      <div className="min-w-0 grow">
        <h2 className="line-clamp-2 font-medium text-[0.9375rem] leading-snug">
          {purchase ? (
            <ReadyLink
              href={`/activity?purchase=${purchase.id}`}
              data-stop
              className="-outline-offset-2 after:absolute after:inset-0"
            >
              {from}
            </ReadyLink>
          ) : (
            kind
          )}
        </h2>
        <p className="mt-0.5 text-sm text-soft">
          {purchase && `${kind} · `}
          <time dateTime={at.toISOString()} title={instant(at)}>
            {day(at)}
          </time>
        </p>
      </div>
      <div className="shrink-0 text-right tabular-nums">
        <p className={`font-semibold ${isIn ? 'text-leaf' : ''}`}>
          {isIn && '+'}
          {money(amount, currency)}
        </p>
        <p className="text-soft text-xs">{words.after(money(entry.balance, currency))}</p>
      </div>
    </article>
  );
}
