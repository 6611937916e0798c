'use client';

import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { saveFile } from '#components/ui/save-file.ts';
import { useWords } from '#components/words/words.tsx';
import { Complaint } from './complaint.tsx';

/** Nearly nobody leaves: what asks whether they are sure is loaded when it is asked. */
const LeaveDialog = dynamic(() => import('./leave-dialog.tsx').then((module) => module.LeaveDialog), { ssr: false });

/** One's own data to take along. */
export function ExportPart() {
  const { leave: words } = useWords().access;
  const asked = trpc.profile.export.useQuery(undefined, { enabled: false, retry: false });
  const save = async () => {
    const { data } = await asked.refetch();
    if (data) saveFile(words.file, 'application/json', JSON.stringify(data, null, 2));
  };
  return (
    <Deed title={words.exportTitle} lead={words.exportLead}>
      <Button
        variant="default"
        leftSection={<Download className="size-4" aria-hidden="true" />}
        loading={asked.isFetching}
        onClick={() => void save()}
      >
        {words.export}
      </Button>
      <Complaint error={asked.error} />
    </Deed>
  );
}

/** The way out for good. */
export function DeletePart() {
  const { leave: words } = useWords().access;
  const [asking, setAsking] = useState<'never' | 'open' | 'closed'>('never');
  return (
    <Deed title={words.submit} lead={words.lead}>
      <Button variant="light" color="red" onClick={() => setAsking('open')}>
        {words.begin}
      </Button>
      {asking !== 'never' && <LeaveDialog opened={asking === 'open'} onClose={() => setAsking('closed')} />}
    </Deed>
  );
}

function Deed({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-5">
      <div className="min-w-0 max-w-sm">
        <h3 className="font-medium text-sm">{title}</h3>
        <p className="text-pretty text-sm text-soft">{lead}</p>
      </div>
      <div className="grid gap-3">{children}</div>
    </div>
  );
}
