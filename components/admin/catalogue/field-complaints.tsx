'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Failure } from '#components/account/complaint.tsx';

/** What was refused, by where it stands: `criteria.where.all.0`. */
export type Complaints = Readonly<Record<string, readonly string[]>>;

const Current = createContext<Complaints>({});

/** Lets the fields inside find the server's complaints about them. */
export function ComplaintsProvider({ error, children }: { error: Failure; children: ReactNode }) {
  const complaints = useMemo(() => complaintsOf(error), [error]);
  return <Current value={complaints}>{children}</Current>;
}

/** A refusal's complaints; what it says of the definition is said of the form. */
export function complaintsOf(error: Failure): Complaints {
  const told = Object.entries(error?.data?.errors ?? {});
  return Object.fromEntries(told.map(([path, messages]) => [path.replace(/^definition\./, ''), messages]));
}

/** Answers the complaint about a path as a sentence; with `label`, for complaints that only say what the field must be. */
export function useComplaint(): (path: string, label?: string) => string | undefined {
  const complaints = useContext(Current);
  return (path, label = '') => sentenceOf(complaints[path]?.[0], label);
}

/** Every complaint, for a summary. */
export function useComplaints(): Complaints {
  return useContext(Current);
}

/** Whole sentences stand for themselves; "must be a text" needs its subject. */
export function sentenceOf(complaint: string | undefined, label: string): string | undefined {
  if (complaint === undefined) return undefined;
  const sentence = /^[a-z]/.test(complaint) ? `${label} ${complaint}`.trim() : complaint;
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
