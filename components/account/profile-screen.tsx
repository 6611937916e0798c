'use client';

import { trpc } from '#components/trpc/client.tsx';
import { initialsOf } from '#components/ui/account-face.tsx';
import { EmailText } from '#components/ui/email-text.tsx';
import { FormatsProvider } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { ProfileView } from '#server/identity/accounts/contract.ts';
import { EditRow } from './edit-row.tsx';
import { EmailForm } from './email-form.tsx';
import { DeletePart, ExportPart } from './leave-part.tsx';
import { NameForm } from './name-form.tsx';
import { NewsChoices } from './news-choices.tsx';
import { PasswordForm } from './password-form.tsx';
import { ProfileGroup } from './profile-group.tsx';
import { SchemeForm } from './scheme-form.tsx';
import { SessionList } from './session-list.tsx';

/** A person's own page. Customers have more of it: what they are told of, their data, and the way out. */
export function ProfileScreen({ isCustomer = false }: { isCustomer?: boolean }) {
  const { access } = useWords();
  const { profile: words, leave } = access;
  const [view] = trpc.profile.view.useSuspenseQuery();
  return (
    <FormatsProvider program={view.program} asOf={view.asOf}>
      <div className="grid grid-cols-1 gap-8 lg:gap-10">
        <ProfileHead view={view} />
        <ProfileGroup id="you" title={words.you} lead={words.youLead}>
          <NameForm name={view.name ?? ''} />
          <AccountRows email={view.email ?? ''} />
        </ProfileGroup>
        <ProfileGroup id="appearance" title={words.appearanceTitle} lead={words.appearanceLead}>
          <div className="p-5">
            <SchemeForm />
          </div>
        </ProfileGroup>
        {isCustomer && (
          <ProfileGroup id="news" title={words.newsTitle} lead={words.newsLead}>
            <div className="p-5 pb-2">
              <NewsChoices />
            </div>
          </ProfileGroup>
        )}
        <ProfileGroup id="sessions" title={words.sessionsTitle} lead={words.sessionsLead}>
          <SessionList sessions={view.sessions} />
        </ProfileGroup>
        {isCustomer && (
          <ProfileGroup id="data" title={words.dataTitle} lead={leave.dataLead}>
            <ExportPart />
            <DeletePart />
          </ProfileGroup>
        )}
      </div>
    </FormatsProvider>
  );
}

function ProfileHead({ view: { name, email } }: { view: ProfileView }) {
  const { access } = useWords();
  return (
    <header className="flex items-center gap-4 sm:gap-5">
      <span
        aria-hidden="true"
        className="grid size-14 shrink-0 place-items-center rounded-full bg-leaf font-semibold text-surface text-xl sm:size-18 sm:text-2xl"
      >
        {initialsOf(name ?? email ?? '')}
      </span>
      <div className="min-w-0">
        <h1 className="font-semibold text-2xl tracking-tight sm:text-3xl">{access.profile.title}</h1>
        {name && <p className="font-medium [overflow-wrap:anywhere]">{name}</p>}
        <p className="text-sm text-soft [overflow-wrap:anywhere]">{email && <EmailText email={email} />}</p>
      </div>
    </header>
  );
}

/** Address and password: what holds, and behind a button how it is changed. */
function AccountRows({ email }: { email: string }) {
  const { access } = useWords();
  const { profile: words } = access;
  return (
    <>
      <EditRow id="email" title={words.emailTitle} value={<EmailText email={email} />} action={words.changeEmail}>
        {(done) => <EmailForm onDone={done} />}
      </EditRow>
      <EditRow id="password" title={words.passwordTitle} value={words.passwordKept} action={words.change}>
        {(done) => <PasswordForm onDone={done} />}
      </EditRow>
    </>
  );
}
