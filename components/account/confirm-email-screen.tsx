'use client';

import { Button } from '@mantine/core';
import { WayIn } from '#components/portal/way-in.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { useWords } from '#components/words/words.tsx';
import { Complaint } from './complaint.tsx';
import { useLinkToken } from './link-token.ts';
import { NoLink } from './no-link.tsx';
import { TextLink } from './text-link.tsx';

/** The end of a change of address: the link from the mail to the new one. */
export function ConfirmEmailScreen() {
  const { access } = useWords();
  const { confirmEmail: words } = access;
  const token = useLinkToken();
  const confirmed = trpc.account.confirmEmail.useMutation();

  if (token === null) return <NoLink href="/profile" again={words.again} />;
  if (confirmed.isSuccess) {
    return (
      <WayIn title={words.doneTitle} lead={words.done(confirmed.data.email)}>
        <TextLink href="/profile">{words.toProfile}</TextLink>
      </WayIn>
    );
  }
  return (
    <WayIn title={words.title} lead={words.lead}>
      <div className="grid gap-4">
        <Complaint error={confirmed.error} words={{ link_invalid: words.refused }} />
        <Button
          size="md"
          fullWidth
          loading={confirmed.isPending}
          disabled={!token}
          onClick={() => token && confirmed.mutate({ token })}
        >
          {words.submit}
        </Button>
      </div>
      <p className="mt-6 text-sm">
        <TextLink href="/profile">{words.again}</TextLink>
      </p>
    </WayIn>
  );
}
