'use client';

import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { saveFile } from '#components/ui/save-file.ts';
import { useFormats } from '#components/words/formats.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';

type Props = {
  readonly text: string;
  /** The file's name, for a day of the program's calendar as in ISO 8601. */
  readonly file: (day: string) => string;
  readonly read: () => Promise<string>;
};

/** Hands out a table for spreadsheets, or says that it could not be made. */
export function FileButton({ text, file, read }: Props) {
  const { fileFailed } = usePortalWords();
  const { isoDay } = useFormats();
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const save = async () => {
    setState('busy');
    try {
      saveFile(file(isoDay(new Date())), 'text/csv', await read());
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  return (
    <div>
      <Button
        variant="default"
        radius="xl"
        leftSection={<Download className="size-4" aria-hidden="true" />}
        loading={state === 'busy'}
        onClick={() => void save()}
      >
        {text}
      </Button>
      <p role="alert" className="mt-1.5 text-alert-ink text-sm empty:hidden">
        {state === 'failed' ? fileFailed : ''}
      </p>
    </div>
  );
}
