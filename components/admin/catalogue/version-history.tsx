'use client';

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { RuleVersion } from '#server/insights/catalogue/contract.ts';
import { type FieldChange, fieldChanges } from './field-changes.ts';
import { usePublishingWords } from './publishing-words.ts';

type Props<Definition> = {
  /** The newest first. */
  readonly versions: readonly RuleVersion<Definition>[];
  /** The rule as a sentence, where it can be said in one. */
  readonly inWords?: (definition: Definition) => ReactNode;
  readonly onRestore?: (definition: Definition, version: number) => void;
};

/** Every form a rule had: who published it, when, from when it counts, and what it changed. */
export function VersionHistory<Definition extends object>({ versions, inWords, onRestore }: Props<Definition>) {
  return (
    <ol className="grid gap-3">
      {versions.map((version, index) => (
        <li key={version.version} className="rounded-md border border-line bg-surface p-4">
          <Heading version={version} isCurrent={index === 0} onRestore={index === 0 ? undefined : onRestore} />
          {inWords && <div className="mt-3">{inWords(version.definition)}</div>}
          <Changes changes={changesOf(version, versions[index + 1])} isFirst={index === versions.length - 1} />
        </li>
      ))}
    </ol>
  );
}

function changesOf<D extends object>(version: RuleVersion<D>, before: RuleVersion<D> | undefined): FieldChange[] {
  return before ? fieldChanges(before.definition, version.definition) : [];
}

type HeadingProps<Definition> = {
  readonly version: RuleVersion<Definition>;
  readonly isCurrent: boolean;
  readonly onRestore: Props<Definition>['onRestore'];
};

function Heading<Definition>({ version, isCurrent, onRestore }: HeadingProps<Definition>) {
  const { versions: words } = usePublishingWords();
  const { count, instant } = useFormats();
  const { effectiveFrom, createdBy, createdAt } = version;
  return (
    <div className="flex flex-wrap items-start justify-between gap-2 text-sm">
      <div>
        <h2 className="flex items-center gap-2 font-semibold">
          {words.version(count(version.version))}
          {isCurrent && <StatusBadge tone="good">{words.current}</StatusBadge>}
        </h2>
        <p className="text-soft text-xs">{words.by(createdBy, instant(createdAt))}</p>
        <p className="text-soft text-xs">{effectiveFrom ? words.since(instant(effectiveFrom)) : words.always}</p>
      </div>
      {onRestore && (
        <Button size="xs" variant="default" onClick={() => onRestore(version.definition, version.version)}>
          {words.restore}
        </Button>
      )}
    </div>
  );
}

function Changes({ changes, isFirst }: { changes: readonly FieldChange[]; isFirst: boolean }) {
  const { versions: words } = usePublishingWords();
  if (changes.length === 0) return <p className="mt-3 text-soft text-xs">{isFirst ? words.first : words.same}</p>;
  return (
    <dl className="mt-3 grid gap-px overflow-hidden rounded border border-line bg-line text-xs">
      {changes.map(({ path, before, after }) => (
        <div key={path} className="grid gap-x-3 gap-y-1 bg-surface px-3 py-2 sm:grid-cols-[11rem_minmax(0,1fr)]">
          <dt className="font-mono text-soft [overflow-wrap:anywhere]">{path}</dt>
          <dd className="flex min-w-0 flex-wrap items-baseline gap-x-2 [overflow-wrap:anywhere]">
            <del className="text-alert-ink no-underline">
              <span className="sr-only">{words.before} </span>
              {before === null ? words.none : `− ${before}`}
            </del>
            <ins className="text-leaf no-underline">
              <span className="sr-only">{words.after} </span>
              {after === null ? words.none : `+ ${after}`}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
