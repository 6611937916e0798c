'use client';

import type { TRPCClientErrorLike } from '@trpc/client';
import type { ReactNode } from 'react';
import { useWords } from '#components/words/words.tsx';
import type { AppRouter } from '#server/api/root.ts';
import { WaitNote } from './wait-note.tsx';

export type Failure = TRPCClientErrorLike<AppRouter> | null;

/** Why a request was refused, where it was not because of a field. `words` are a page's own, by the refusal's code. */
export function Complaint({ error, words = {} }: { error: Failure; words?: Record<string, string> }) {
  const { access } = useWords();
  return (
    <div role="alert" className="empty:hidden">
      {error && !fieldErrorOf(error) && <Alert>{noteOf()}</Alert>}
    </div>
  );

  function noteOf(): ReactNode {
    const { code = '', retryAfterSeconds } = error?.data ?? {};
    if (code === 'too_many') return <WaitNote seconds={retryAfterSeconds ?? 60} />;
    if (code === 'confirmation_required') return access.confirm.declined;
    return words[code] ?? access.unavailable;
  }
}

export function Alert({ children }: { children: ReactNode }) {
  return <p className="rounded-xl bg-alert-wash px-3.5 py-2.5 text-alert-ink text-sm">{children}</p>;
}

export function Notice({ children }: { children: ReactNode }) {
  return <p className="rounded-xl bg-leaf-wash px-3.5 py-2.5 text-leaf text-sm">{children}</p>;
}

/** The complaint about a field as a sentence under it. */
export function fieldError(error: Failure, field: string, label: string): string | undefined {
  const complaint = error?.data?.errors?.[field]?.[0];
  return complaint && `${label} ${complaint}.`;
}

function fieldErrorOf(error: Failure): boolean {
  return Object.keys(error?.data?.errors ?? {}).length > 0;
}
