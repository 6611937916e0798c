'use client';

import { trpc } from '#components/trpc/client.tsx';
import { Card, Section } from '#components/ui/card.tsx';
import { FormatsProvider } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import { NameForm } from './name-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { SessionList } from './session-list.tsx';

/** A person's own page: what they are called, their password, and where they are signed in. */
export function ProfileScreen() {
  const { access } = useWords();
  const [view] = trpc.profile.view.useSuspenseQuery();
  return (
    <FormatsProvider program={view.program} asOf={view.asOf}>
      <div className="mx-auto grid max-w-2xl gap-8">
        <h1 className="font-semibold text-2xl tracking-tight">{access.profile.title}</h1>
        <Section id="you" title={access.profile.you}>
          <Card className="p-5">
            <NameForm name={view.name ?? ''} email={view.email ?? ''} />
          </Card>
        </Section>
        <Section id="password" title={access.profile.passwordTitle}>
          <Card className="p-5">
            <PasswordForm />
          </Card>
        </Section>
        <SessionList sessions={view.sessions} />
      </div>
    </FormatsProvider>
  );
}
