'use client';

import type { Ending } from '#components/account/endings.ts';
import { TextLink } from '#components/account/text-link.tsx';
import { useWords } from '#components/words/words.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { WayIn } from './way-in.tsx';

/** The way in for those who have an account. Who has just left for more than this browser is told that it is done. */
export function SignInScreen({ next, ending = null }: { next: string; ending?: Ending | null }) {
  const { access, signIn } = useWords();
  const { title, lead } = ending ? signIn.after[ending] : signIn;
  return (
    <WayIn title={title} lead={lead}>
      <SignInForm next={next} />
      <div className="mt-5 grid justify-items-start text-sm">
        <TextLink href="/forgot">{access.forgot.link}</TextLink>
        <p className="text-soft">
          {access.register.question} <TextLink href="/register">{access.register.link}</TextLink>
        </p>
      </div>
    </WayIn>
  );
}
