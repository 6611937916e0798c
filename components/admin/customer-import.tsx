'use client';

import { Button } from '@mantine/core';
import { Download, Upload } from 'lucide-react';
import { useState } from 'react';
import { Complaint } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { csvText } from '#components/ui/csv.ts';
import { saveFile } from '#components/ui/save-file.ts';
import { useToasts } from '#components/ui/toasts.tsx';
import { importTexts } from '#components/words/en-import.ts';
import { useFormats } from '#components/words/formats.tsx';
import { useCatalogue } from '#components/words/words.tsx';
import type { CustomerImport } from '#server/loyalty/customers/contract.ts';

const LANGUAGES = { en: importTexts };
const LONGEST = 700_000;
const SHOWN = 5;

/** Takes customers from a file, after saying what it would do and which lines it cannot take. */
export function CustomerImportAction() {
  const words = useCatalogue(LANGUAGES);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<Upload size={14} aria-hidden="true" />}
        onClick={() => setOpened(true)}
      >
        {words.import}
      </Button>
      {opened && <ImportDialog onClose={() => setOpened(false)} />}
    </>
  );
}

function ImportDialog({ onClose }: { onClose: () => void }) {
  const words = useCatalogue(LANGUAGES);
  const { count } = useFormats();
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const [text, setText] = useState('');
  const isTooLong = text.length > LONGEST;
  const foresee = trpc.customers.importFile.useMutation();
  const take = trpc.customers.importFile.useMutation({
    onSuccess: async ({ created, filled }) => {
      toasts.done(words.did(count(created), count(filled)));
      onClose();
      await utils.customers.invalidate();
    },
  });
  const read = async (file: File | undefined) => {
    foresee.reset();
    const content = file && file.size <= 4 * LONGEST ? await file.text() : ' '.repeat(file ? LONGEST + 1 : 0);
    setText(content);
    if (content !== '' && content.length <= LONGEST) foresee.mutate({ text: content, isDryRun: true });
  };
  const seen = foresee.data;
  return (
    <ConfirmDialog
      opened
      title={words.title}
      action={words.submit}
      isReady={seen !== undefined && seen.created + seen.filled > 0}
      isBusy={take.isPending}
      onConfirm={() => take.mutate({ text, isDryRun: false })}
      onClose={onClose}
    >
      <p className="text-soft">{words.lead}</p>
      <label className="mt-2 grid gap-1 font-medium text-sm">
        {words.file}
        <input
          type="file"
          accept=".csv,text/csv"
          data-autofocus
          className="min-h-11 w-full min-w-0 font-normal"
          onChange={(event) => void read(event.currentTarget.files?.[0])}
        />
      </label>
      <div aria-live="polite">
        {isTooLong && <p className="text-alert-ink">{words.tooLong}</p>}
        {foresee.isPending && <p className="text-soft">{words.trying}</p>}
        {seen && <Foreseen seen={seen} />}
      </div>
      <Complaint error={foresee.error ?? take.error} />
    </ConfirmDialog>
  );
}

function Foreseen({ seen }: { seen: CustomerImport }) {
  const words = useCatalogue(LANGUAGES);
  const { count } = useFormats();
  const { created, filled, unchanged, refused } = seen;
  const save = () => {
    const rows = refused.map(({ line, reason, cells }) => [String(line), reason, ...cells]);
    saveFile('customers-not-taken.csv', 'text/csv', csvText([words.header, ...rows]));
  };
  return (
    <>
      <p className="font-medium">{words.would(count(created), count(filled), count(unchanged))}</p>
      {refused.length > 0 && (
        <>
          <p className="mt-2">{words.refused(count(refused.length))}</p>
          <ul className="list-disc pl-5 text-soft">
            {refused.slice(0, SHOWN).map(({ line, reason }) => (
              <li key={line}>{words.line(line, reason)}</li>
            ))}
            {refused.length > SHOWN && <li>{words.more(count(refused.length - SHOWN))}</li>}
          </ul>
          <Button
            className="mt-2"
            size="xs"
            variant="default"
            leftSection={<Download size={14} aria-hidden="true" />}
            onClick={save}
          >
            {words.errors}
          </Button>
        </>
      )}
    </>
  );
}
