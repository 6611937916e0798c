import type { ReactNode } from 'react';
import { LaurelMark } from './laurel-mark.tsx';

/** A page that says one thing: an error, or that nothing is here. */
export function MessagePage(props: { title: string; lead: string; detail?: string; children?: ReactNode }) {
  return (
    <main id="content" className="grid min-h-[85dvh] place-items-center px-6 py-16 text-center">
      <div className="grid max-w-md justify-items-center">
        <LaurelMark className="size-16 text-leaf" />
        <h1 className="mt-6 text-balance font-semibold text-2xl tracking-tight">{props.title}</h1>
        <p className="mt-2 text-balance text-soft">{props.lead}</p>
        {props.detail && <p className="mt-2 font-mono text-soft text-xs">{props.detail}</p>}
        <div className="mt-6 flex flex-wrap justify-center gap-3">{props.children}</div>
      </div>
    </main>
  );
}
