'use client';

import { CirclePause, LoaderCircle, Radio } from 'lucide-react';
import { useWords } from '#components/words/words.tsx';

const LOOKS = {
  connecting: { icon: LoaderCircle, colour: 'text-soft' },
  live: { icon: Radio, colour: 'text-leaf' },
  reconnecting: { icon: LoaderCircle, colour: 'text-gold-ink' },
  paused: { icon: CirclePause, colour: 'text-soft' },
} as const;

type Props = { readonly status: keyof typeof LOOKS; readonly isSpelt?: boolean };

/** Whether the page hears of what happens, by sign and word; `isSpelt`: the word is seen on phones as well. */
export function LiveDot({ status, isSpelt = false }: Props) {
  const { live: words } = useWords();
  const { icon: Icon, colour } = LOOKS[status];
  const turns = status === 'live' || status === 'paused' ? '' : 'motion-safe:animate-spin';
  return (
    <p
      role="status"
      data-live={status}
      title={words.hints[status]}
      className={`flex items-center gap-1.5 whitespace-nowrap font-medium text-xs ${colour}`}
    >
      <Icon className={`size-3.5 ${turns}`} aria-hidden="true" />
      <span className={isSpelt ? '' : 'max-sm:sr-only'}>{words.names[status]}</span>
    </p>
  );
}
