import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

type Props = {
  readonly title: string;
  readonly lead?: ReactNode;
  /** The list a detail page belongs to. */
  readonly up?: { readonly href: string; readonly label: string };
  /** What can be done here, at the right. */
  readonly children?: ReactNode;
};

/** How every page of the console begins. */
export function PageHeader({ title, lead, up, children }: Props) {
  return (
    <header className="mb-4">
      {up && (
        <Link
          href={up.href}
          className="mb-1 -ml-1 inline-flex min-h-6 items-center gap-0.5 text-sm text-soft hover:text-ink max-md:min-h-11"
        >
          <ChevronLeft className="size-4" aria-hidden="true" />
          {up.label}
        </Link>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          <h1 className="font-semibold text-xl tracking-tight [overflow-wrap:anywhere]">{title}</h1>
          {lead && <div className="mt-0.5 text-sm text-soft">{lead}</div>}
        </div>
        {children && <div className="flex flex-wrap items-center gap-2">{children}</div>}
      </div>
    </header>
  );
}
