'use client';

import { ChangeList } from './change-list.tsx';
import { usePublishingWords } from './publishing-words.ts';
import { changesBetween, type RuleFact } from './rule-facts.ts';

type Props<Definition> = {
  /** The version in force. */
  readonly before: Definition;
  readonly after: Definition;
  readonly factsOf: (definition: Definition) => readonly RuleFact[];
};

/** What publishing an edit would change of the version in force, part by part. */
export function ChangesToPublish<Definition>({ before, after, factsOf }: Props<Definition>) {
  const { changes: words } = usePublishingWords();
  const changes = changesBetween(factsOf(before), factsOf(after));
  return (
    <section aria-label={words.title} className="grid gap-1.5">
      <h3 className="font-medium text-sm">{words.title}</h3>
      {changes.length === 0 ? <p className="text-soft text-sm">{words.none}</p> : <ChangeList changes={changes} />}
    </section>
  );
}
