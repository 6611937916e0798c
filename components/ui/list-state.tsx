import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

type Props = {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text?: string;
  readonly detail?: string | undefined;
  readonly children?: ReactNode;
};

/** What stands where rows would be: nothing yet, nothing matching, not allowed, or failed. */
export function ListState({ icon: Icon, title, text, detail, children }: Props) {
  return (
    <div className="grid min-h-64 place-items-center p-6 text-center">
      <div className="grid max-w-md justify-items-center">
        <Icon className="size-8 text-soft" strokeWidth={1.5} aria-hidden="true" />
        <p className="mt-3 font-semibold">{title}</p>
        {text && <p className="mt-1 text-balance text-sm text-soft">{text}</p>}
        {detail && <p className="mt-2 font-mono text-soft text-xs [overflow-wrap:anywhere]">{detail}</p>}
        {children && <div className="mt-4 flex flex-wrap justify-center gap-2">{children}</div>}
      </div>
    </div>
  );
}
