'use client';

import { useFormats } from '#components/words/formats.tsx';
import type { ReevaluationView } from '#server/loyalty/reevaluations/contract.ts';
import { signed } from './changed-customers.tsx';
import { usePublishingWords } from './publishing-words.ts';

/** What a walk found, in numbers. */
export function ChangeSums({ walk }: { walk: ReevaluationView }) {
  const { sums } = usePublishingWords();
  const { count, change } = useFormats();
  const entries = [
    [sums.customers, count(walk.customersChanged)],
    [sums.gained, count(walk.unlocksGained)],
    [sums.lost, count(walk.unlocksLost)],
    [sums.points, signed(walk.pointsGained, walk.pointsLost, change)],
    [sums.raised, count(walk.badgesRaised)],
    [sums.lowered, count(walk.badgesLowered)],
  ] as const;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-3">
      {entries.map(([name, value]) => (
        <div key={name} className="bg-surface p-3">
          <dt className="text-soft text-xs">{name}</dt>
          <dd className="font-semibold text-lg tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
