'use client';

import { Button } from '@mantine/core';
import { CloudOff, Lock, LogIn, SearchX, TriangleAlert } from 'lucide-react';
import type { Failure } from '#components/account/complaint.tsx';
import { ListState } from '#components/ui/list-state.tsx';
import { useWayBack } from '#components/ui/way-back.ts';
import { useWords } from '#components/words/words.tsx';

/** Why a part of a page could not be shown: signed out, not allowed, not there, or our fault with its reference and another try. */
export function QueryTrouble({ error, onRetry }: { error: Failure; onRetry: () => void }) {
  const { list } = useWords().frame;
  const { httpStatus, requestId } = error?.data ?? {};
  if (httpStatus === 401) return <SessionOver />;
  if (httpStatus === 403) {
    return <ListState icon={Lock} title={list.notAllowed} text={list.notAllowedText} />;
  }
  if (httpStatus === 404) return <ListState icon={SearchX} title={list.notFound} text={list.notFoundText} />;
  const isOffline = httpStatus === undefined || httpStatus === 503;
  return (
    <div role="alert">
      <ListState
        icon={isOffline ? CloudOff : TriangleAlert}
        title={isOffline ? list.unavailable : list.failed}
        text={list.failedText}
        detail={requestId ? list.reference(requestId) : undefined}
      >
        <Button size="xs" variant="default" onClick={onRetry}>
          {list.retry}
        </Button>
      </ListState>
    </div>
  );
}

/** The session ended while the page was open. */
function SessionOver() {
  const { errors, signIn } = useWords();
  const wayBack = useWayBack();
  return (
    <div role="alert">
      <ListState icon={LogIn} title={errors.signedOutTitle} text={errors.signedOutLead}>
        <Button component="a" href={wayBack} size="xs" variant="default">
          {signIn.submit}
        </Button>
      </ListState>
    </div>
  );
}
