'use client';

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { LaurelMark } from '#components/ui/laurel-mark.tsx';
import { Medallion } from '#components/ui/medallion.tsx';
import { useWords } from '#components/words/words.tsx';
import { HeroLeaves } from './hero-leaves.tsx';

const LADDER = ['#b0703a', '#9aa5ad', '#d8a92c'];

/** A page of the way in: what it is about, and beside it on wide screens what waits behind it. */
export function WayIn({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const words = useWords();
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr] lg:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)] lg:grid-rows-1">
      <Promises />
      <main id="content" className="grid justify-items-center px-5 py-8 sm:px-10 lg:order-first lg:content-center">
        <div className="w-full max-w-sm">
          <p className="hidden items-center gap-2 font-semibold text-lg tracking-tight lg:flex">
            <LaurelMark className="size-9 text-leaf" />
            {words.product}
          </p>
          <h1 className="text-balance font-semibold text-3xl tracking-tight lg:mt-10">{title}</h1>
          <p className="mt-2 mb-8 text-soft [overflow-wrap:anywhere]">{lead}</p>
          {children}
        </div>
      </main>
    </div>
  );
}

function Promises() {
  const { product, signIn } = useWords();
  return (
    <aside className="relative m-3 grid place-items-center overflow-hidden rounded-3xl bg-linear-135 from-hero-from to-hero-to p-6 text-white sm:p-10 lg:p-12">
      <HeroLeaves className="-right-40 -bottom-40 absolute size-190 text-white/[0.045]" />
      <div className="relative w-full max-w-sm lg:max-w-md">
        <p className="mb-6 flex items-center gap-2 font-semibold text-lg tracking-tight lg:hidden">
          <LaurelMark className="size-8 text-gold" />
          {product}
        </p>
        <div className="mb-4 flex items-end gap-3 lg:mb-10">
          {LADDER.map((color, index) => (
            <Medallion key={color} color={color} className={MEDAL_SIZES[index]} />
          ))}
        </div>
        <p className="text-balance font-semibold text-2xl leading-tight tracking-tight lg:text-4xl">
          {signIn.promiseTitle}
        </p>
        <ul className="mt-6 hidden gap-3.5 text-lg text-white/90 lg:grid">
          {signIn.promises.map((promise) => (
            <li key={promise} className="flex gap-3">
              <Check className="mt-1 size-5 shrink-0 text-gold" aria-hidden="true" />
              {promise}
            </li>
          ))}
        </ul>
      </div>
    </aside>
  );
}

const MEDAL_SIZES = ['size-12 lg:size-16', 'size-14 lg:size-20', 'size-18 lg:size-28'];
