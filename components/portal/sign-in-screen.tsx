'use client';

import { TextLink } from '#components/account/text-link.tsx';
import { useWords } from '#components/words/words.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { WayIn } from './way-in.tsx';

/** The way in for those who have an account. */
export function SignInScreen({ next }: { next: string }) {
  const { access, signIn } = useWords();
  return (
    <WayIn title={signIn.title} lead={signIn.lead}>
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
