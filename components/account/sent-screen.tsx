'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { WayIn } from '#components/portal/way-in.tsx';
import { useWords } from '#components/words/words.tsx';
import { Complaint, type Failure, Notice } from './complaint.tsx';
import { TextLink } from './text-link.tsx';

type Props = {
  readonly lead: string;
  readonly isBusy: boolean;
  readonly error: Failure;
  readonly onAgain: () => void;
  /** Back to the form. */
  readonly onOther: () => void;
};

/** A mail is on its way: what to do, and what to do when it does not come. */
export function SentScreen({ lead, isBusy, error, onAgain, onOther }: Props) {
  const { access } = useWords();
  const { register: words } = access;
  const [isAgain, setAgain] = useState(false);
  const again = () => {
    setAgain(true);
    onAgain();
  };
  return (
    <WayIn title={words.sentTitle} lead={lead}>
      <div className="grid justify-items-start gap-3">
        <p className="text-pretty text-soft text-sm">{words.sentNote}</p>
        <div role="status" className="empty:hidden">
          {isAgain && !isBusy && !error && <Notice>{words.sentAgain}</Notice>}
        </div>
        <Complaint error={error} />
        <div className="flex flex-wrap gap-3">
          <Button variant="default" size="md" loading={isBusy} onClick={again}>
            {words.again}
          </Button>
          <Button variant="subtle" size="md" onClick={onOther}>
            {words.other}
          </Button>
        </div>
        <TextLink href="/sign-in">{access.toSignIn}</TextLink>
      </div>
    </WayIn>
  );
}
