'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Failure } from '#components/account/complaint.tsx';
import type { Operator } from '#server/loyalty/achievements/contract.ts';
import { useCriteriaWords } from './criteria-words.ts';

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
  const inWords = useConditionNames();
  return (path, label = '') => inWords(sentenceOf(complaints[path]?.[0], label));
}

/** Every complaint as a sentence, by its path, for a summary. */
export function useComplaints(): readonly (readonly [path: string, sentence: string])[] {
  const complaints = useContext(Current);
  const inWords = useConditionNames();
  return Object.entries(complaints).map(([path, [first]]) => [path, inWords(sentenceOf(first, path)) ?? path] as const);
}

/** The server names fields and operators as the API does, "amount gte"; here they are called as the form calls them. */
function useConditionNames() {
  const { fields, operators } = useCriteriaWords();
  return (sentence: string | undefined) =>
    sentence?.replace(/"([\w.]+)(?: (\w+))?"/g, (whole, field: string, operator?: string) => {
      const name = fields[field];
      if (name === undefined) return whole;
      const comparison = operators[operator as Operator];
      return comparison ? `“${name} ${comparison}”` : `“${name}”`;
    });
}

/** Whole sentences stand for themselves; "must be a text" needs its subject. */
function sentenceOf(complaint: string | undefined, label: string): string | undefined {
  if (complaint === undefined) return undefined;
  const sentence = /^[a-z]/.test(complaint) ? `${label} ${complaint}`.trim() : complaint;
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
