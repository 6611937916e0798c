'use client';

import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { WayIn } from '#components/portal/way-in.tsx';
import { useWords } from '#components/words/words.tsx';
import { useLinkToken } from './link-token.ts';
import { TextLink } from './text-link.tsx';

type State = 'asked' | 'sending' | 'done' | 'refused' | 'failed';

/** The end of our mails about news, for whoever holds one of them. */
export function UnsubscribeScreen() {
  const { unsubscribe: words } = useWords().access;
  const token = useLinkToken();
  const [state, setState] = useState<State>('asked');

  async function end() {
    setState('sending');
    setState(await endMails(token ?? ''));
  }

  if (state === 'done') {
    return (
      <WayIn title={words.doneTitle} lead={words.doneLead}>
        <TextLink href="/profile">{words.choose}</TextLink>
      </WayIn>
    );
  }
  const isLost = token === null || state === 'refused';
  return (
    <WayIn title={words.title} lead={words.lead}>
      {(isLost || state === 'failed') && (
        <Alert role="alert" color="red" mb="md">
          {isLost ? words.refused : words.failed}
        </Alert>
      )}
      <Button size="md" fullWidth loading={state === 'sending'} disabled={!token || isLost} onClick={() => void end()}>
        {words.submit}
      </Button>
      <p className="mt-6 text-sm">
        <TextLink href="/profile">{words.choose}</TextLink>
      </p>
    </WayIn>
  );
}

async function endMails(token: string): Promise<State> {
  try {
    const answer = await fetch(`/api/unsubscribe?token=${encodeURIComponent(token)}`, { method: 'POST' });
    if (answer.ok) return 'done';
    return answer.status === 422 ? 'refused' : 'failed';
  } catch {
    return 'failed';
  }
}
