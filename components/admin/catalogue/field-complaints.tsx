'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Failure } from '#components/account/complaint.tsx';
import type { Operator } from '#server/loyalty/achievements/contract.ts';
import { useCriteriaWords } from './criteria-words.ts';

/** What was refused, by where it stands: `criteria.where.all.0`. */
export type Complaints = Readonly<Record<string, readonly string[]>>;

type Known = {
  readonly told: Complaints;
  /** What the form itself found, as whole sentences. */
  readonly found: Readonly<Record<string, string>>;
};

const NONE = {};
const Current = createContext<Known>({ told: NONE, found: NONE });

type ProviderProps = { readonly error: Failure; readonly found?: Known['found']; readonly children: ReactNode };

/** Lets the fields inside find the complaints about them: the server's, and what the form found by itself. */
export function ComplaintsProvider({ error, found = NONE, children }: ProviderProps) {
  const known = useMemo(() => ({ told: complaintsOf(error), found }), [error, found]);
  return <Current value={known}>{children}</Current>;
}

const WRONG = '[aria-invalid="true"], [data-wrong] button';

/** A busy browser draws complaints some frames late. */
const MOST_FRAMES = 30;

/** Leads to the first field that something is said against, once it is drawn. */
export function focusFirstComplaint(): void {
  setTimeout(() => focusOnceDrawn(MOST_FRAMES), 0);
}

function focusOnceDrawn(frames: number): void {
  const first = document.querySelector<HTMLElement>(WRONG);
  if (first) {
    first.scrollIntoView({ block: 'center' });
    first.focus({ preventScroll: true });
  } else if (frames > 0) requestAnimationFrame(() => focusOnceDrawn(frames - 1));
}

/** A refusal's complaints; what it says of the definition is said of the form. */
export function complaintsOf(error: Failure): Complaints {
  const told = Object.entries(error?.data?.errors ?? {});
  return Object.fromEntries(told.map(([path, messages]) => [path.replace(/^definition\./, ''), messages]));
}

/** Answers the complaint about a path as a sentence; with `label`, for complaints that only say what the field must be. */
export function useComplaint(): (path: string, label?: string) => string | undefined {
  const { told, found } = useContext(Current);
  const inWords = useConditionNames();
  return (path, label = '') => found[path] ?? inWords(sentenceOf(told[path]?.[0], label));
}

/** Whether something is said against one of these parts, or against something inside of it. */
export function useComplaintsWithin(parts: readonly string[]): boolean {
  const { told, found } = useContext(Current);
  return [...Object.keys(told), ...Object.keys(found)].some((path) => parts.includes(path.split('.')[0] ?? ''));
}

/** Every complaint of the server as a sentence, by its path, for a summary. */
export function useComplaints(): readonly (readonly [path: string, sentence: string])[] {
  const { told } = useContext(Current);
  const inWords = useConditionNames();
  return Object.entries(told).map(
    ([path, [first]]) => [path, inWords(sentenceOf(first, /^[a-z]/.test(first ?? '') ? path : '')) ?? path] as const,
  );
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

/** What the server calls parts of a rule whose fields have names of their own. */
const SERVERS_NAME = /^(The target|What is needed|The days)(?= must )/;

/** Whole sentences stand for themselves, with the field called as it is labelled; "must be a text" needs its subject. */
export function sentenceOf(told: string | undefined, label: string): string | undefined {
  if (told === undefined) return undefined;
  const complaint = label === '' ? told : told.replace(SERVERS_NAME, label);
  const sentence = /^[a-z]/.test(complaint) ? `${label} ${complaint}`.trim() : complaint;
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
