'use client';

import { TRPCClientError } from '@trpc/client';
import { useCallback } from 'react';
import { useWords } from '#components/words/words.tsx';
import type { AppRouter } from '#server/api/root.ts';
import { usePublishingWords } from './publishing-words.ts';

/** Says why a rule was not published: a refusal in its own words, or that we did not answer, with the request to ask for. */
export function useFailureText(): (error: unknown) => string {
  const { unreachable } = usePublishingWords();
  const { list } = useWords().frame;
  return useCallback(
    (error) => {
      const { message, data } = asFailure(error);
      if (data?.httpStatus !== undefined && data.httpStatus < OUR_FAULT) return message;
      return data?.requestId ? `${unreachable} ${list.reference(data.requestId)}` : unreachable;
    },
    [unreachable, list],
  );
}

const OUR_FAULT = 500;

function asFailure(error: unknown): Pick<TRPCClientError<AppRouter>, 'message' | 'data'> {
  return error instanceof TRPCClientError ? error : { message: String(error), data: undefined };
}
