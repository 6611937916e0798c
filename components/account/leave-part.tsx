'use client';

import { Button, PasswordInput } from '@mantine/core';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { saveFile } from '#components/ui/save-file.ts';
import { useWords } from '#components/words/words.tsx';
import { Complaint } from './complaint.tsx';

/** One's own data to take along, and the way out for good. */
export function LeavePart() {
  const { leave: words } = useWords().access;
  const asked = trpc.profile.export.useQuery(undefined, { enabled: false, retry: false });
  const [isAsking, setAsking] = useState(false);
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
        <Button variant="light" color="red" onClick={() => setAsking(true)}>
          {words.submit}
        </Button>
      </div>
      <LeaveDialog opened={isAsking} onClose={() => setAsking(false)} />
    </div>
  );
}

function LeaveDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { access } = useWords();
  const { leave: words } = access;
  const [password, setPassword] = useState('');
  const left = trpc.profile.deleteAccount.useMutation({ onSuccess: () => window.location.assign('/sign-in') });
  return (
    <ConfirmDialog
      opened={opened}
      title={words.title}
      action={words.submit}
      word={words.word}
      isBusy={left.isPending}
      isReady={password !== ''}
      onClose={onClose}
      onConfirm={() => left.mutate({ password })}
    >
      <ul className="grid list-disc gap-1 pl-5">
        {words.whatHappens.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <PasswordInput
        label={access.currentPassword}
        value={password}
        autoComplete="current-password"
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': access.showPassword, tabIndex: 0 }}
      />
      <Complaint error={left.error} words={{ password_wrong: access.wrongPassword }} />
    </ConfirmDialog>
  );
}
