'use client';

import { useRef, useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { useWords } from '#components/words/words.tsx';
import { complaintOf, type ImportTally, NO_LINES, walkFile } from './customer-import-walk.ts';
import { useImportWords } from './customer-import-words.ts';

export type ImportPhase = 'none' | 'trying' | 'tried' | 'taking' | 'taken' | 'stopped' | 'failed';
export type ImportRun = { readonly phase: ImportPhase; readonly tally: ImportTally; readonly complaint: string | null };

/** Walks a file of customers: first to foresee what it would do, then to take it. A new walk ends the one before. */
export function useCustomerImport() {
  const words = useImportWords();
  const { access } = useWords();
  const utils = trpc.useUtils();
  const importPart = trpc.customers.importPart.useMutation();
  const [run, setRun] = useState<ImportRun>({ phase: 'none', tally: NO_LINES, complaint: null });
  const latest = useRef(new AbortController());
  return { run, walk, stop: () => latest.current.abort() };

  async function walk(file: File, isDryRun: boolean): Promise<void> {
    latest.current.abort();
    const stopped = new AbortController();
    latest.current = stopped;
    const { signal } = stopped;
    const send = (rows: ImportRows) => importPart.mutateAsync({ file: file.name.slice(0, 255), rows, isDryRun });
    const tell = (tally: ImportTally) => setRun({ phase: isDryRun ? 'trying' : 'taking', tally, complaint: null });
    tell(NO_LINES);
    try {
      const tally = await walkFile({ file, words, send: (rows) => send([...rows]), tell, signal });
      setRun({ phase: endOf(isDryRun, signal), tally, complaint: null });
    } catch (error) {
      setRun(({ tally }) => ({ phase: 'failed', tally, complaint: complaintOf(error, words) ?? access.unavailable }));
    }
    if (!isDryRun) await utils.customers.invalidate();
  }
}

type ImportRows = Parameters<ReturnType<typeof trpc.customers.importPart.useMutation>['mutate']>[0]['rows'];

function endOf(isDryRun: boolean, { aborted }: AbortSignal): ImportPhase {
  if (aborted) return 'stopped';
  return isDryRun ? 'tried' : 'taken';
}
