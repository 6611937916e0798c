'use client';

import { PasswordInput, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { Leaving } from '#server/insights/portal/contract.ts';
import { Complaint } from './complaint.tsx';
import { signInAfter } from './endings.ts';

/** What leaving for good means, in numbers, and the password before it. */
export function LeaveDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { access } = useWords();
  const { leave: words } = access;
  const [password, setPassword] = useState('');
  const given = trpc.profile.leaving.useQuery(undefined, { enabled: opened, staleTime: 0 });
  const left = trpc.profile.deleteAccount.useMutation({
    onSuccess: () => window.location.assign(signInAfter('deleted')),
  });
  return (
    <ConfirmDialog
      opened={opened}
      title={words.title}
      action={words.submit}
      word={words.word}
      isBusy={left.isPending || left.isSuccess}
      isReady={password !== '' && given.data !== undefined}
      onClose={onClose}
      onConfirm={() => left.mutate({ password })}
    >
      <ul className="grid list-disc gap-1 pl-5">
        <li>{words.person}</li>
        <li>{given.data ? <Lost given={given.data} /> : <Skeleton height={40} />}</li>
        <li>{words.after}</li>
      </ul>
      <Complaint error={given.error} />
      <PasswordInput
        label={access.currentPassword}
        value={password}
        autoComplete="current-password"
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': access.showPassword, tabIndex: 0 }}
        data-autofocus
      />
      <Complaint error={left.error} words={{ password_wrong: access.wrongPassword }} />
    </ConfirmDialog>
  );
}

/** Only what there is: nobody is told that they lose no badge. */
function Lost({ given: { points, badge, unpaid, credit } }: { given: Leaving }) {
  const { leave: words } = useWords().access;
  const { all, count, money } = useFormats();
  const parts = [
    ...(points > 0 ? [words.points(points, count(points))] : []),
    ...(badge === null ? [] : [words.badge(badge)]),
    ...unpaid.map(({ amount, currency }) => words.unpaid(money(amount, currency))),
    ...credit.map(({ amount, currency }) => words.credit(money(amount, currency))),
  ];
  return parts.length === 0 ? words.nothing : words.lost(all(parts));
}
