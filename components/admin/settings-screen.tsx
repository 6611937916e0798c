'use client';

import { AdminList } from './admin-list.tsx';
import { PageHeader } from './page-header.tsx';
import { ProgramForm } from './program-form.tsx';
import { useSettingsWords } from './settings-words.ts';
import { UrlTabs } from './url-tabs.tsx';

/** How the program is set up, and who may run it. */
export function SettingsScreen() {
  const { settings: words } = useSettingsWords();
  const { parts } = words;
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} />
      <UrlTabs
        label={parts.label}
        tabs={[
          { value: 'program', label: parts.program, panel: <ProgramForm /> },
          { value: 'people', label: parts.people, panel: <AdminList /> },
        ]}
      />
    </>
  );
}
