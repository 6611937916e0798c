'use client';

import { trpc } from '#components/trpc/client.tsx';
import { Card, Section } from '#components/ui/card.tsx';
import { FormatsProvider } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import { EmailForm } from './email-form.tsx';
import { LeavePart } from './leave-part.tsx';
import { NameForm } from './name-form.tsx';
import { NewsChoices } from './news-choices.tsx';
import { PasswordForm } from './password-form.tsx';
import { SchemeForm } from './scheme-form.tsx';
import { SessionList } from './session-list.tsx';

/** A person's own page. Customers have more of it: what they are told of, their data, and the way out. */
export function ProfileScreen({ isCustomer = false }: { isCustomer?: boolean }) {
  const { access } = useWords();
  const [view] = trpc.profile.view.useSuspenseQuery();
  return (
    <FormatsProvider program={view.program} asOf={view.asOf}>
      <div className="mx-auto grid max-w-2xl gap-8">
        <h1 className="font-semibold text-2xl tracking-tight">{access.profile.title}</h1>
        <Section id="you" title={access.profile.you}>
          <Card className="p-5">
            <NameForm name={view.name ?? ''} />
          </Card>
        </Section>
        <Section id="email" title={access.profile.emailTitle}>
          <Card className="p-5">
            <EmailForm email={view.email ?? ''} />
          </Card>
        </Section>
        <Section id="password" title={access.profile.passwordTitle}>
          <Card className="p-5">
            <PasswordForm />
          </Card>
        </Section>
        <Section id="appearance" title={access.profile.appearanceTitle}>
          <SchemeForm />
        </Section>
        {isCustomer && (
          <Section id="news" title={access.profile.newsTitle}>
            <Card className="p-5">
              <NewsChoices />
            </Card>
          </Section>
        )}
        <SessionList sessions={view.sessions} />
        {isCustomer && (
          <Section id="data" title={access.profile.dataTitle}>
            <Card className="p-5">
              <LeavePart />
            </Card>
          </Section>
        )}
      </div>
    </FormatsProvider>
  );
}
