import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Card } from '#components/ui/card.tsx';
import { LaurelMark } from '#components/ui/laurel-mark.tsx';

/** What stands where a list would: nothing yet, or nothing that matches, and what to do about it. */
export function EmptyPart(props: { title: string; text?: string; icon?: LucideIcon; children?: ReactNode }) {
  const { icon: Icon } = props;
  return (
    <Card className="grid min-h-52 place-items-center p-8 text-center">
      <div className="grid max-w-sm justify-items-center">
        {Icon ? (
          <Icon className="size-9 text-leaf" strokeWidth={1.6} aria-hidden="true" />
        ) : (
          <LaurelMark className="size-12 text-leaf" />
        )}
        <p className="mt-3 font-semibold">{props.title}</p>
        {props.text && <p className="mt-1 text-balance text-sm text-soft">{props.text}</p>}
        {props.children && <div className="mt-4">{props.children}</div>}
      </div>
    </Card>
  );
}
