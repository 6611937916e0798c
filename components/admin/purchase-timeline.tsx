'use client';

import { Panel } from '#components/ui/panel.tsx';
import { lengthText } from '#components/ui/times.ts';
import { useFormats } from '#components/words/formats.tsx';
import type { Moment, PurchaseDetail } from '#server/insights/purchases/contract.ts';
import { usePurchaseWords } from './purchase-words.ts';
import { useSubjectName } from './subject-names.ts';

/** Up to a minute every millisecond is told. */
const LONG_MS = 60_000;

/** Every step of a purchase with how long after its arrival it was. */
export function PurchaseTimeline({ purchase }: { purchase: PurchaseDetail }) {
  const { timeline } = purchase;
  const { detail, steps } = usePurchaseWords();
  const { instant, count } = useFormats();
  const lengthOf = (ms: number) => (ms < LONG_MS ? detail.milliseconds(count(ms)) : lengthText(ms));
  const start = timeline[0]?.at.getTime() ?? 0;
  return (
    <Panel title={detail.timeline}>
      <ol className="grid text-sm">
        {timeline.map((moment, index) => (
          <li
            key={keyOf(moment, index)}
            className="relative grid grid-cols-[1rem_minmax(5rem,1fr)_auto] gap-2 pb-3 last:pb-0"
          >
            <span aria-hidden="true" className="mt-1.5 size-2 rounded-full bg-leaf" />
            <span
              className="absolute top-4 bottom-0 left-[3px] w-0.5 bg-line [li:last-child>&]:hidden"
              aria-hidden="true"
            />
            <span className="min-w-0">
              {steps[moment.step]}
              <Note moment={moment} purchase={purchase} />
            </span>
            <time
              dateTime={moment.at.toISOString()}
              title={instant(moment.at)}
              className={`text-right text-soft tabular-nums ${index === 0 ? '' : 'whitespace-nowrap'}`}
            >
              {index === 0 ? instant(moment.at) : detail.after(lengthOf(moment.at.getTime() - start))}
            </time>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

type NoteProps = { readonly moment: Moment; readonly purchase: PurchaseDetail };

function Note(props: NoteProps) {
  const text = useNote(props);
  return text === null ? null : <span className="block text-soft text-xs [overflow-wrap:anywhere]">{text}</span>;
}

function useNote({ moment, purchase: { achievements, rungs } }: NoteProps): string | null {
  const { detail, outcomes } = usePurchaseWords();
  const { money, change } = useFormats();
  const nameOf = useSubjectName({ names: achievements, rungs });
  switch (moment.step) {
    case 'owed':
    case 'refunded':
    case 'reversed':
    case 'clawed_back':
      return money(moment.amount, moment.currency);
    case 'attempt': {
      const took = moment.durationMs === null ? null : lengthText(moment.durationMs);
      return detail.attempt(moment.attempt, outcomes[moment.outcome], took);
    }
    case 'lost': {
      const points = moment.points === 0 ? null : change(moment.points);
      return detail.lost(points, moment.revoked.map(nameOf).join(' · '));
    }
    case 'delivered':
      return moment.url;
    default:
      return null;
  }
}

function keyOf({ step, at }: Moment, index: number): string {
  return `${step}-${at.getTime()}-${index}`;
}
