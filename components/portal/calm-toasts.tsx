'use client';

import { Coins, Hourglass, type LucideIcon, Undo2 } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useNewsWords } from '#components/words/news-words.tsx';
import type { LiveEvent } from '#server/live/contract.ts';
import { type Sum, sumsOf, takenBack } from './calm-news.ts';
import { Toast } from './toast.tsx';

type Props = { readonly events: readonly LiveEvent[]; readonly isHeld: boolean; readonly onClose: () => void };

/** Money that came: said once, without noise. */
export function PaidToast(props: Props) {
  const words = useNewsWords();
  const sums = useSums(sumsOf(props.events));
  return (
    <CalmToast
      {...props}
      icon={Coins}
      tone="bg-gold-wash text-gold-ink"
      title={words.paid(sums)}
      href="/cashback?show=paid"
    />
  );
}

/** Money that could not be paid: what it was, and that nobody has to do anything. */
export function UnpaidToast(props: Props) {
  const words = useNewsWords();
  const sums = useSums(sumsOf(props.events));
  return (
    <CalmToast
      {...props}
      icon={Hourglass}
      tone="bg-leaf-wash text-leaf"
      title={words.unpaid(sums)}
      href="/cashback?show=failed"
    />
  );
}

/** What was taken back, and why. */
export function TakenToast(props: Props) {
  const words = useNewsWords();
  const taken = takenBack(props.events);
  const formats = useFormats();
  const names = useNames([...taken.badges, ...taken.achievements]);
  const sums = useSums(taken.cashback);
  const lost = [
    ...names,
    ...(taken.points === 0 ? [] : [words.points(formats.change(-taken.points))]),
    ...(sums === '' ? [] : [words.cashback(sums)]),
  ];
  return (
    <CalmToast
      {...props}
      icon={Undo2}
      tone="bg-track text-soft"
      title={words.taken[taken.cause]}
      href={taken.cause === 'refund' ? '/activity?show=refunds' : '/activity'}
    >
      {lost.length > 0 && <p className="line-clamp-3 text-sm text-soft">{lost.join(' · ')}</p>}
    </CalmToast>
  );
}

/** The names of achievements and badges, as this customer may know them. */
function useNames(ids: readonly string[]): string[] {
  const words = useNewsWords();
  const isWanted = ids.length > 0;
  const achievements = trpc.portal.achievements.list.useQuery(undefined, { enabled: isWanted });
  const badges = trpc.portal.badges.view.useQuery(undefined, { enabled: isWanted });
  const known = [...(badges.data?.rungs ?? []), ...(achievements.data?.achievements ?? [])];
  return ids.map((id) => known.find((one) => one.id === id)?.name || words.something);
}

function useSums(sums: readonly Sum[]): string {
  const { money, all } = useFormats();
  return all(sums.map(({ amount, currency }) => money(amount, currency)));
}

type CalmProps = Props & { icon: LucideIcon; tone: string; title: string; href: string; children?: ReactNode };

/** A calm note: all of it leads to what it tells of, so that it needs no more than its own lines of a small screen. */
function CalmToast({ events, isHeld, onClose, icon: Icon, tone, title, href, children }: CalmProps) {
  return (
    <Toast
      key={events.at(-1)?.id}
      isHeld={isHeld}
      onClose={onClose}
      icon={
        <span className={`grid size-10 shrink-0 place-items-center rounded-full ${tone}`}>
          <Icon className="size-5" aria-hidden="true" />
        </span>
      }
    >
      <Link
        href={href}
        onClick={onClose}
        className="block text-balance font-medium text-sm leading-5 after:absolute after:inset-y-0 after:right-12 after:left-0"
      >
        {title}
      </Link>
      {children}
    </Toast>
  );
}
