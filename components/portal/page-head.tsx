import type { ReactNode } from 'react';

/** What a page is, in a word and a line, with what belongs beside it. */
export function PageHead({ title, lead, children }: { title: string; lead: string; children?: ReactNode }) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-balance font-semibold text-2xl tracking-tight sm:text-3xl">{title}</h1>
        <p className="mt-1 text-balance text-soft">{lead}</p>
      </div>
      {children}
    </header>
  );
}
