'use client';

import { usePublishingWords } from './publishing-words.ts';
import type { RuleChange } from './rule-facts.ts';

const COLUMNS = 'sm:grid sm:grid-cols-[9rem_minmax(0,1fr)_minmax(0,1fr)] sm:gap-x-4';

/** What two versions of a rule have differently: how it read before, and how it reads after. */
export function ChangeList({ changes }: { changes: readonly RuleChange[] }) {
  const { versions: words } = usePublishingWords();
  return (
    <div className="overflow-hidden rounded border border-line text-sm">
      <div className={`${COLUMNS} bg-page px-3 py-1.5 text-soft text-xs max-sm:hidden`} aria-hidden="true">
        <span className="sm:col-start-2">{words.before}</span>
        <span>{words.after}</span>
      </div>
      <dl className="grid gap-px bg-line sm:border-line sm:border-t">
        {changes.map((change) => (
          <Change key={change.name} change={change} />
        ))}
      </dl>
    </div>
  );
}

function Change({ change: { name, before, after } }: { change: RuleChange }) {
  const { versions: words } = usePublishingWords();
  return (
    <div className={`${COLUMNS} bg-surface px-3 py-2 max-sm:space-y-1`}>
      <dt className="text-soft text-xs leading-5 max-sm:font-medium max-sm:text-ink">{name}</dt>
      <Side label={words.before}>
        <del className={before === '' ? 'text-soft italic no-underline' : 'text-soft no-underline'}>
          {before === '' ? words.none : before}
        </del>
      </Side>
      <Side label={words.after}>
        <ins className={after === '' ? 'text-soft italic no-underline' : 'font-medium no-underline'}>
          {after === '' ? words.none : after}
        </ins>
      </Side>
    </div>
  );
}

/** On a phone each side says itself which it is; at a desk the heads of the columns do. */
function Side({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <dd className="min-w-0 whitespace-pre-line leading-5 [overflow-wrap:anywhere] max-sm:grid max-sm:grid-cols-[3.5rem_minmax(0,1fr)] max-sm:gap-x-2">
      <span className="text-soft text-xs leading-5 sm:sr-only">{label}</span> {children}
    </dd>
  );
}
