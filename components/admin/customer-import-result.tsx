'use client';

import { Button, ScrollArea } from '@mantine/core';
import { Download } from 'lucide-react';
import { csvText } from '#components/ui/csv.ts';
import { Meter } from '#components/ui/meter.tsx';
import { saveFile } from '#components/ui/save-file.ts';
import { useFormats } from '#components/words/formats.tsx';
import type { ImportRun } from './customer-import-run.ts';
import type { ImportTally, RefusedLine } from './customer-import-walk.ts';
import { useImportWords } from './customer-import-words.ts';

const SHOWN = 50;
const FIGURES = ['created', 'filled', 'unchanged', 'refused'] as const;

/** How far a file has come, and what it did or would do. */
export function ImportResult({ run: { phase, tally, complaint } }: { readonly run: ImportRun }) {
  const words = useImportWords();
  const { count, all } = useFormats();
  const isWalking = phase === 'trying' || phase === 'taking';
  return (
    <div className="grid gap-3">
      {isWalking && (
        <div className="grid gap-2">
          <Meter share={tally.share} label={words.progress} />
          <p className="text-soft">
            {phase === 'trying' ? words.trying(count(tally.lines)) : words.taking(count(tally.lines))}
          </p>
        </div>
      )}
      <div role="alert" className="empty:hidden">
        {complaint !== null && <p className="text-alert-ink">{complaint}</p>}
      </div>
      {tally.lines > 0 && (
        <Figures tally={tally} isDone={phase === 'taking' || phase === 'taken' || phase === 'stopped'} />
      )}
      {phase === 'tried' && tally.created + tally.filled === 0 && <p>{words.nothing}</p>}
      {phase === 'taken' && <p>{words.finished}</p>}
      {phase === 'stopped' && <p>{words.stopped}</p>}
      {tally.leftOut.length > 0 && <p className="text-soft">{words.leftOut(all(tally.leftOut))}</p>}
      {!isWalking && tally.refused.length > 0 && <RefusedLines refused={tally.refused} />}
    </div>
  );
}

function Figures({ tally, isDone }: { readonly tally: ImportTally; readonly isDone: boolean }) {
  const words = useImportWords();
  const { count } = useFormats();
  const names = isDone ? words.done : words.figures;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-4">
      {FIGURES.map((figure) => {
        const value = figure === 'refused' ? tally.refused.length : tally[figure];
        const isTrouble = figure === 'refused' && value > 0;
        return (
          <div key={figure} className="bg-surface px-3 py-2">
            <dt className="text-soft text-xs">{names[figure]}</dt>
            <dd className={`font-semibold text-lg tabular-nums ${isTrouble ? 'text-alert-ink' : ''}`}>
              {count(value)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function RefusedLines({ refused }: { readonly refused: readonly RefusedLine[] }) {
  const words = useImportWords();
  const { count } = useFormats();
  const title = words.refused(count(refused.length));
  const save = () => {
    const rows = refused.map(({ line, reason, cells }) => [String(line), reason, ...cells]);
    saveFile('customers-not-taken.csv', 'text/csv', csvText([words.header, ...rows]));
  };
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-medium">{title}</p>
        <Button size="xs" variant="default" leftSection={<Download size={14} aria-hidden="true" />} onClick={save}>
          {words.errors}
        </Button>
      </div>
      <ScrollArea.Autosize
        mah={208}
        type="auto"
        className="rounded-md border border-line"
        viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': title }}
      >
        <table className="w-full text-xs">
          <thead className="sticky top-0 bg-surface text-left text-soft">
            <tr>
              <th scope="col" className="px-3 py-1.5 text-right font-medium">
                {words.line}
              </th>
              <th scope="col" className="px-3 py-1.5 font-medium">
                {words.reason}
              </th>
              <th scope="col" className="px-3 py-1.5 font-medium max-sm:hidden">
                {words.content}
              </th>
            </tr>
          </thead>
          <tbody>
            {refused.slice(0, SHOWN).map(({ line, reason, cells }) => (
              <tr key={line} className="border-line border-t align-top">
                <td className="px-3 py-1.5 text-right tabular-nums">{count(line)}</td>
                <td className="px-3 py-1.5">
                  <span className="inline-block first-letter:uppercase">{reason}</span>
                </td>
                <td className="max-w-48 truncate px-3 py-1.5 font-mono text-soft max-sm:hidden">{cells.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea.Autosize>
      {refused.length > SHOWN && <p className="text-soft">{words.more(count(refused.length - SHOWN))}</p>}
    </div>
  );
}
