import type { ReactNode } from 'react';
import { Card } from '#components/ui/card.tsx';

type Props = { readonly id: string; readonly title: string; readonly lead: string; readonly children: ReactNode };

/** Settings that belong together: on wide screens what they are stands beside them. */
export function ProfileGroup({ id, title, lead, children }: Props) {
  const headingId = `${id}-heading`;
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className="grid grid-cols-1 gap-3 lg:grid-cols-[17rem_minmax(0,1fr)] lg:gap-10"
    >
      <div className="lg:pt-4">
        <h2 id={headingId} className="font-semibold text-lg tracking-tight">
          {title}
        </h2>
        <p className="mt-0.5 text-pretty text-sm text-soft">{lead}</p>
      </div>
      <Card className="min-w-0 divide-y divide-line">{children}</Card>
    </section>
  );
}
