'use client';

import { Check } from 'lucide-react';
import { LaurelMark } from '#components/ui/laurel-mark.tsx';
import { Medallion } from '#components/ui/medallion.tsx';
import { useWords } from '#components/words/words.tsx';
import { HeroLeaves } from './hero-leaves.tsx';
import { SignInForm } from './sign-in-form.tsx';

const LADDER = ['#b0703a', '#9aa5ad', '#d8a92c'];

/** The way in: the form, and beside it on wide screens what waits behind it. */
export function SignInScreen({ next }: { next: string }) {
  const words = useWords();
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)]">
      <main id="content" className="grid place-items-center px-5 py-10 sm:px-10">
        <div className="w-full max-w-sm">
          <p className="flex items-center gap-2 font-semibold text-lg tracking-tight">
            <LaurelMark className="size-9 text-leaf" />
            {words.product}
          </p>
          <h1 className="mt-10 font-semibold text-3xl tracking-tight">{words.signIn.title}</h1>
          <p className="mt-2 mb-8 text-soft">{words.signIn.lead}</p>
          <SignInForm next={next} />
        </div>
      </main>
      <Promises />
    </div>
  );
}

function Promises() {
  const { signIn } = useWords();
  return (
    <aside className="relative m-3 hidden place-items-center overflow-hidden rounded-3xl bg-linear-135 from-hero-from to-hero-to p-12 text-white lg:grid">
      <HeroLeaves className="-right-40 -bottom-40 absolute size-190 text-white/[0.045]" />
      <div className="relative max-w-md">
        <div className="mb-10 flex items-end gap-3">
          {LADDER.map((color, index) => (
            <Medallion key={color} color={color} className={MEDAL_SIZES[index]} />
          ))}
        </div>
        <p className="text-balance font-semibold text-4xl leading-tight tracking-tight">{signIn.promiseTitle}</p>
        <ul className="mt-6 grid gap-3.5 text-lg text-white/90">
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

const MEDAL_SIZES = ['size-16', 'size-20', 'size-28'];
