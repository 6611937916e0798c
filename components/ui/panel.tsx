import { type ReactNode, useId } from 'react';

type Props = {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  /** True where the content reaches the edges, as a table does. */
  readonly isFlush?: boolean;
  readonly className?: string;
};

/** A part of a console page, under its heading. */
export function Panel({ title, aside, children, isFlush = false, className = '' }: Props) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={`min-w-0 rounded-md border border-line bg-surface ${className}`}>
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-line border-b px-4 py-1.5">
        <h2 id={heading} className="font-semibold text-sm">
          {title}
        </h2>
        {aside}
      </div>
      <div className={isFlush ? '' : 'p-4'}>{children}</div>
    </section>
  );
}
