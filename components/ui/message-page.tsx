import type { ReactNode } from 'react';
import { LaurelMark } from './laurel-mark.tsx';

const ACT = 'inline-flex min-h-11 cursor-pointer items-center rounded-xl px-5 font-semibold text-sm';

/** How the acts of such a page look. Plain elements: every page carries its error page along, which should weigh little. */
export const messageAct = {
  first: `${ACT} bg-(--mantine-primary-color-filled) text-(--mantine-primary-color-contrast)`,
  second: `${ACT} border border-line bg-raised text-ink`,
};

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
