'use client';

import { trpc } from '#components/trpc/client.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { OverTime } from './lazy-over-time.tsx';
import { PLOT_COLOURS } from './plot-colours.ts';
import { PlotPanel } from './plot-panel.tsx';
import { useQueueWords } from './queue-words.ts';

const LOOKS_AGAIN_MS = 30_000;

/** How many jobs were done in each minute of the last hour. Without an answer it is left out: the queues tell enough. */
export function QueueHistory() {
  const { history: words } = useQueueWords();
  const { clock, count } = useFormats();
  const { data } = trpc.queues.history.useQuery(undefined, { refetchInterval: LOOKS_AGAIN_MS });
  if (!data) return null;
  const points = data.map(({ at, done }) => ({ label: clock(at), short: clock(at), done, at: at.toISOString() }));
  return (
    <PlotPanel
      title={words.title}
      file="jobs"
      headings={[words.minute, words.done]}
      rows={points.toReversed().map(({ at, label, done }) => ({
        key: at,
        cells: [label, count(done)],
        raw: [at, String(done)],
      }))}
      isTooLittle={points.every(({ done }) => done === 0)}
      tooLittle={words.nothing}
      plot={
        <OverTime
          data={points}
          series={[{ name: 'done', label: words.done, color: PLOT_COLOURS.leaf }]}
          shown={(value) => count(value)}
        />
      }
    />
  );
}
