import { Button } from '@mantine/core';
import { Check } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { useWords } from '#components/words/words.tsx';

type Props = {
  readonly nth: number;
  readonly isDone: boolean;
  readonly texts: readonly string[];
  readonly href: string;
  readonly act: string;
  readonly children?: ReactNode;
};

/** A step of a beginning: what it is for, whether it happened, and the way to it. */
export function StepToTick({ nth, isDone, texts: [title, text], href, act, children }: Props) {
  const { steps: words } = useWords().frame;
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3">
      <span
        aria-hidden="true"
        className={`grid size-7 place-items-center rounded-full font-semibold text-xs ${isDone ? 'bg-leaf-wash text-leaf' : 'bg-track text-soft'}`}
      >
        {isDone ? <Check className="size-4" /> : nth}
      </span>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-2">
        <div>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
            {title}
            <StatusBadge tone={isDone ? 'good' : 'waiting'}>{isDone ? words.done : words.open}</StatusBadge>
          </p>
          <p className="text-pretty text-sm text-soft">{text}</p>
        </div>
        {children}
        <div>
          <Button component={Link} href={href} size="compact-sm" variant="default">
            {act}
          </Button>
        </div>
      </div>
    </li>
  );
}
