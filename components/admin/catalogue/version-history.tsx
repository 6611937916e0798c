'use client';

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { RuleVersion } from '#server/insights/catalogue/contract.ts';
import { ChangeList } from './change-list.tsx';
import { usePublishingWords } from './publishing-words.ts';
import { changesBetween, type RuleFact } from './rule-facts.ts';

type Props<Definition> = {
  /** The newest first. */
  readonly versions: readonly RuleVersion<Definition>[];
  /** The rule part by part, as people read it. */
  readonly factsOf: (definition: Definition) => readonly RuleFact[];
  /** The rule as a sentence, where it can be said in one. */
  readonly inWords?: (definition: Definition) => ReactNode;
  readonly onRestore?: (definition: Definition, version: number) => void;
};

/** Every form a rule had: who published it, when, from when it counts, and what it changed. */
export function VersionHistory<Definition extends object>(props: Props<Definition>) {
  const { versions, factsOf, inWords, onRestore } = props;
  return (
    <ol className="grid gap-3">
      {versions.map((version, index) => (
        <li key={version.version} className="rounded-md border border-line bg-surface p-4">
          <Heading version={version} isCurrent={index === 0} onRestore={index === 0 ? undefined : onRestore} />
          {inWords && <div className="mt-3">{inWords(version.definition)}</div>}
          <Changes version={version} before={versions[index + 1]} factsOf={factsOf} />
        </li>
      ))}
    </ol>
  );
}

/** How the audit log names who works on the command line. */
const OPERATOR = 'operator:';

type HeadingProps<Definition> = {
  readonly version: RuleVersion<Definition>;
  readonly isCurrent: boolean;
  readonly onRestore: Props<Definition>['onRestore'];
};

function Heading<Definition>({ version, isCurrent, onRestore }: HeadingProps<Definition>) {
  const { versions: words } = usePublishingWords();
  const { count, instant } = useFormats();
  const { effectiveFrom, createdBy, createdAt } = version;
  const authorOf = (actor: string) =>
    actor.startsWith(OPERATOR) ? words.operator(actor.slice(OPERATOR.length)) : actor;
  return (
    <div className="flex flex-wrap items-start justify-between gap-2 text-sm">
      <div>
        <h2 className="flex items-center gap-2 font-semibold">
          {words.version(count(version.version))}
          {isCurrent && <StatusBadge tone="good">{words.current}</StatusBadge>}
        </h2>
        <p className="text-soft text-xs">{words.by(authorOf(createdBy), instant(createdAt))}</p>
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

type ChangesProps<Definition> = Pick<Props<Definition>, 'factsOf'> & {
  readonly version: RuleVersion<Definition>;
  readonly before: RuleVersion<Definition> | undefined;
};

function Changes<Definition>({ version, before, factsOf }: ChangesProps<Definition>) {
  const { versions: words } = usePublishingWords();
  const facts = factsOf(version.definition);
  if (!before) return <FirstVersion facts={facts} />;
  const changes = changesBetween(factsOf(before.definition), facts);
  if (changes.length === 0) return <p className="mt-3 text-soft text-xs">{words.same}</p>;
  return (
    <div className="mt-3">
      <ChangeList changes={changes} />
    </div>
  );
}

/** There was nothing before it, so what it says is what it changed. */
function FirstVersion({ facts }: { facts: readonly RuleFact[] }) {
  const { versions: words } = usePublishingWords();
  return (
    <>
      <p className="mt-3 text-soft text-xs">{words.first}</p>
      <dl className="mt-2 grid gap-x-6 gap-y-1 text-xs sm:grid-cols-2">
        {facts
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name} className="grid grid-cols-[9rem_minmax(0,1fr)] gap-2">
              <dt className="text-soft">{name}</dt>
              <dd className="[overflow-wrap:anywhere]">{text}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}
