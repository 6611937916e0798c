'use client';

import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { CloudOff, LogIn, TriangleAlert } from 'lucide-react';
import { messageAct } from '#components/ui/message-page.tsx';
import { useWayBack } from '#components/ui/way-back.ts';
import { useWords } from '#components/words/words.tsx';
import { EmptyPart } from './empty-part.tsx';

/** What failed in the server has a digest, which is its request's id; what a page asked for later says more itself. */
type Fault = Error & {
  readonly digest?: string;
  readonly data?: { readonly httpStatus?: number; readonly requestId?: string | null } | null;
};

type Props = {
  readonly error: Fault;
  /** Draws the page again from what is there. */
  readonly reset: () => void;
  /** Asks the server for the page again. */
  readonly retry: () => void;
};

/** What stands where a page failed, with its reference and another try; the navigation around it stays. */
export function ErrorPart({ error, reset, retry }: Props) {
  const { errors } = useWords();
  const questions = useQueryErrorResetBoundary();
  if (error.data?.httpStatus === 401) return <SignedOutPart />;
  const reference = error.digest ?? error.data?.requestId;
  const isAway = !error.digest && !error.data;
  const again = () => {
    questions.reset();
    if (error.digest) retry();
    else reset();
  };
  return (
    <div role="alert" className="grid gap-3">
      <EmptyPart
        icon={isAway ? CloudOff : TriangleAlert}
        title={isAway ? errors.awayTitle : errors.title}
        text={isAway ? errors.awayLead : errors.lead}
      >
        {reference && (
          <p className="mb-4 font-mono text-soft text-xs [overflow-wrap:anywhere]">{errors.reference(reference)}</p>
        )}
        <button type="button" className={messageAct.first} onClick={again}>
          {errors.retry}
        </button>
      </EmptyPart>
    </div>
  );
}

/** The session ended while the page was open. */
function SignedOutPart() {
  const { errors, signIn } = useWords();
  const wayBack = useWayBack();
  return (
    <div role="alert">
      <EmptyPart icon={LogIn} title={errors.signedOutTitle} text={errors.signedOutLead}>
        <a href={wayBack} className={messageAct.first}>
          {signIn.submit}
        </a>
      </EmptyPart>
    </div>
  );
}
