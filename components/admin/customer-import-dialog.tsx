'use client';

import { Button } from '@mantine/core';
import { FileUp } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { csvText } from '#components/ui/csv.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { saveFile } from '#components/ui/save-file.ts';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import { CUSTOMER_COLUMNS, LARGEST_MB } from './customer-file.ts';
import { ImportResult } from './customer-import-result.tsx';
import { type ImportRun, useCustomerImport } from './customer-import-run.ts';
import { useImportWords } from './customer-import-words.ts';

const SAMPLE = [
  ['c-1001', 'ada@example.com', 'Ada Obi'],
  ['c-1002', '', 'Bisi Bello'],
];

/** The file, what it would do, and what it did. Loaded when somebody imports. */
export default function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useImportWords();
  const { frame } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const { run, walk, stop } = useCustomerImport();
  const choose = (chosen: File | undefined) => {
    if (!chosen) return;
    setFile(chosen);
    void walk(chosen, true);
  };
  const isTaking = run.phase === 'taking';
  const close = () => {
    stop();
    onClose();
  };
  return (
    <Dialog
      opened
      onClose={close}
      title={words.title}
      size="lg"
      centered
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': frame.keys.close }}
    >
      <div className="grid gap-4 text-sm">
        <p className="text-soft">{words.lead}</p>
        <FileField file={file} isDisabled={isTaking} onChoose={choose} />
        <div aria-live="polite">
          <ImportResult run={run} />
        </div>
        <Acts run={run} onTake={() => file && void walk(file, false)} onStop={stop} onClose={close} />
      </div>
    </Dialog>
  );
}

type ActsProps = {
  readonly run: ImportRun;
  readonly onTake: () => void;
  readonly onStop: () => void;
  readonly onClose: () => void;
};

function Acts({ run: { phase, tally }, onTake, onStop, onClose }: ActsProps) {
  const words = useImportWords();
  const { frame } = useWords();
  const { count } = useFormats();
  const changes = tally.created + tally.filled;
  if (phase === 'taking') {
    return (
      <div className="flex justify-end">
        <Button variant="default" onClick={onStop}>
          {words.stop}
        </Button>
      </div>
    );
  }
  const isOver = phase === 'taken' || phase === 'stopped';
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <Button variant={isOver ? 'filled' : 'default'} onClick={onClose}>
        {isOver ? words.close : frame.confirm.cancel}
      </Button>
      {!isOver && (
        <Button disabled={phase !== 'tried' || changes === 0} onClick={onTake}>
          {words.submit(phase === 'tried' && changes > 0 ? count(changes) : '')}
        </Button>
      )}
    </div>
  );
}

type FieldProps = {
  readonly file: File | null;
  readonly isDisabled: boolean;
  readonly onChoose: (file: File | undefined) => void;
};

/** A file by its button, or dropped. */
function FileField({ file, isDisabled, onChoose }: FieldProps) {
  const words = useImportWords();
  const { all } = useFormats();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!isDisabled) onChoose(event.dataTransfer.files[0]);
  };
  return (
    <div className="grid gap-1.5">
      <label
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`flex min-h-20 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-dashed p-4 focus-within:outline-2 focus-within:outline-leaf ${isOver ? 'border-leaf bg-leaf-wash' : 'border-line'} ${isDisabled ? 'pointer-events-none opacity-60' : ''}`}
      >
        <FileUp size={20} className="shrink-0 text-leaf" aria-hidden="true" />
        <span className="sr-only">{words.file}</span>
        {file && <span className="min-w-0 truncate font-medium">{file.name}</span>}
        <span className={file ? 'text-soft' : 'font-medium text-leaf'}>{file ? words.another : words.choose}</span>
        <span className="text-soft max-sm:hidden">{words.drop}</span>
        <input
          type="file"
          accept=".csv,text/csv"
          data-autofocus
          disabled={isDisabled}
          className="sr-only"
          onChange={(event) => {
            onChoose(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <p className="text-soft text-xs">
        {words.columns(all(CUSTOMER_COLUMNS), LARGEST_MB)}{' '}
        <button
          type="button"
          className="cursor-pointer font-medium text-leaf underline-offset-2 hover:underline"
          onClick={() => saveFile('customers.csv', 'text/csv', csvText([CUSTOMER_COLUMNS, ...SAMPLE]))}
        >
          {words.sample}
        </button>
      </p>
    </div>
  );
}
