'use client';

import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import { Complaint } from './complaint.tsx';
import { signInAfter } from './endings.ts';

type Props = { readonly opened: boolean; readonly browsers: number; readonly onClose: () => void };

/** How many browsers would be signed out, this one among them, before they are. */
export function EndAllDialog({ opened, browsers, onClose }: Props) {
  const { endAll: words } = useWords().access;
  const { count } = useFormats();
  const ended = trpc.profile.endSessions.useMutation({
    onSuccess: () => window.location.assign(signInAfter('everywhere')),
  });
  return (
    <ConfirmDialog
      opened={opened}
      title={words.title}
      action={words.submit(browsers, count(browsers))}
      isDangerous
      isBusy={ended.isPending || ended.isSuccess}
      onClose={onClose}
      onConfirm={() => ended.mutate()}
    >
      <p>{words.what(browsers, count(browsers))}</p>
      <p className="text-soft">{words.after}</p>
      <Complaint error={ended.error} />
    </ConfirmDialog>
  );
}
