'use client';

import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { saveFile } from '#components/ui/save-file.ts';
import { useWords } from '#components/words/words.tsx';
import { Complaint } from './complaint.tsx';

/** Nearly nobody leaves: what asks whether they are sure is loaded when it is asked. */
const LeaveDialog = dynamic(() => import('./leave-dialog.tsx').then((module) => module.LeaveDialog));

/** One's own data to take along, and the way out for good. */
export function LeavePart() {
  const { leave: words } = useWords().access;
  const asked = trpc.profile.export.useQuery(undefined, { enabled: false, retry: false });
  const [asking, setAsking] = useState<'never' | 'open' | 'closed'>('never');
  const save = async () => {
    const { data } = await asked.refetch();
    if (data) saveFile(words.file, 'application/json', JSON.stringify(data, null, 2));
  };
  return (
    <div className="grid gap-5">
      <div className="grid justify-items-start gap-3">
        <p className="text-sm text-soft">{words.exportLead}</p>
        <Button
          variant="default"
          leftSection={<Download className="size-4" aria-hidden="true" />}
          loading={asked.isFetching}
          onClick={() => void save()}
        >
          {words.export}
        </Button>
        <Complaint error={asked.error} />
      </div>
      <div className="grid justify-items-start gap-3 border-line border-t pt-5">
        <p className="text-sm text-soft">{words.lead}</p>
        <Button variant="light" color="red" onClick={() => setAsking('open')}>
          {words.submit}
        </Button>
      </div>
      {asking !== 'never' && <LeaveDialog opened={asking === 'open'} onClose={() => setAsking('closed')} />}
    </div>
  );
}
