'use client';

import { usePublishingWords } from './publishing-words.ts';
import type { RuleChange } from './rule-facts.ts';

/** What two versions of a rule have differently, the older against the newer. */
export function ChangeList({ changes }: { changes: readonly RuleChange[] }) {
  return (
    <dl className="grid gap-px overflow-hidden rounded border border-line bg-line text-sm">
      {changes.map((change) => (
        <Change key={change.name} change={change} />
      ))}
    </dl>
  );
}

function Change({ change: { name, before, after } }: { change: RuleChange }) {
  const { versions: words } = usePublishingWords();
  return (
    <div className="grid gap-x-3 gap-y-1 bg-surface px-3 py-2 sm:grid-cols-[10rem_minmax(0,1fr)_minmax(0,1fr)]">
      <dt className="text-soft text-xs leading-5">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">
        <del className="text-alert-ink no-underline">
          <span className="sr-only">{words.before} </span>
          {before === '' ? words.none : `− ${before}`}
        </del>
      </dd>
      <dd className="min-w-0 [overflow-wrap:anywhere]">
        <ins className="text-leaf no-underline">
          <span className="sr-only">{words.after} </span>
          {after === '' ? words.none : `+ ${after}`}
        </ins>
      </dd>
    </div>
  );
}
