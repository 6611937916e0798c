'use client';

import { Button, Tabs } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Failure } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import type { BadgeRow } from '#server/insights/catalogue/contract.ts';
import type { BadgeDefinition } from '#server/loyalty/badges/contract.ts';
import { QueryTrouble } from '../query-trouble.tsx';
import { ArchiveBadge } from './archive-badge.tsx';
import { BadgeFields } from './badge-fields.tsx';
import { useBadgeSaving } from './badge-saving.ts';
import { useBadgeWords } from './badge-words.ts';
import { ChangesToPublish } from './changes-to-publish.tsx';
import { DraftNotices } from './draft-notices.tsx';
import { type EditedRule, useEditedRule } from './edited-rule.ts';
import { ComplaintsProvider, focusFirstComplaint } from './field-complaints.tsx';
import { badgeGaps, freshBadge } from './fresh-badge.ts';
import { MoveForecast } from './move-forecast.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { useBadgeFacts } from './rule-facts-in-words.ts';
import { VersionHistory } from './version-history.tsx';

type Props = { readonly row: BadgeRow | null; readonly ladder: readonly BadgeRow[]; readonly onClose: () => void };

/** A rung of the ladder to be edited; `row` null: a new one. */
export function BadgeEditor({ row, ladder, onClose }: Props) {
  const { form } = useBadgeWords();
  const [tab, setTab] = useState<string | null>('edit');
  const start = useMemo(
    () => row?.definition ?? freshBadge(ladder.map(({ definition }) => definition)),
    [row?.definition, ladder],
  );
  const name = `badge ${row?.id ?? ''}`;
  const edited = useEditedRule({ name, start, version: row?.version ?? 0, definitionOf: (draft) => draft });
  const restore = (definition: BadgeDefinition) => {
    edited.setDraft(definition);
    setTab('edit');
  };
  const fields = <BadgeForm row={row} edited={edited} onClose={onClose} />;
  if (!row) return fields;
  return (
    <Tabs value={tab} onChange={setTab} keepMounted={false}>
      <Tabs.List aria-label={form.parts} className="mb-4">
        <Tabs.Tab value="edit">{form.edit}</Tabs.Tab>
        <Tabs.Tab value="versions">{form.versions}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="edit">{fields}</Tabs.Panel>
      <Tabs.Panel value="versions">
        <BadgeVersions badgeId={row.id} onRestore={restore} />
      </Tabs.Panel>
    </Tabs>
  );
}

type VersionsProps = { readonly badgeId: string; readonly onRestore: (definition: BadgeDefinition) => void };

function BadgeVersions({ badgeId, onRestore }: VersionsProps) {
  const query = trpc.catalogue.badges.read.useQuery({ badgeId });
  const factsOf = useBadgeFacts();
  if (query.error) return <QueryTrouble error={query.error} onRetry={() => query.refetch()} />;
  return query.data ? <VersionHistory versions={query.data.versions} factsOf={factsOf} onRestore={onRestore} /> : null;
}

const NOTHING = {};
type FormProps = Pick<Props, 'row' | 'onClose'> & { readonly edited: EditedRule<BadgeDefinition> };

function BadgeForm({ row, edited, onClose }: FormProps) {
  const { form } = useBadgeWords();
  const factsOf = useBadgeFacts();
  const { draft, setDraft } = edited;
  const [failure, setFailure] = useState<Failure>(null);
  const [isTried, setTried] = useState(false);
  const [isPublishing, setPublishing] = useState(false);
  const gaps = Object.fromEntries(Object.entries(badgeGaps(draft)).map(([path, gap]) => [path, form.gaps[gap]]));
  const refuse = (error: Failure) => {
    setFailure(error);
    setPublishing(false);
    focusFirstComplaint();
  };
  const saving = useBadgeSaving({ row, edited, onRefused: refuse, onDone: onClose });
  const ask = () => {
    setTried(true);
    setFailure(null);
    if (Object.keys(gaps).length === 0) setPublishing(true);
    else focusFirstComplaint();
  };
  return (
    <ComplaintsProvider error={failure} found={isTried ? gaps : NOTHING}>
      <ProblemSummary />
      <DraftNotices edited={edited} newest={undefined} />
      <BadgeFields draft={draft} onChange={(change) => setDraft((of) => ({ ...of, ...change }))}>
        {isMoved(row?.definition, draft) && Object.keys(gaps).length === 0 && <MoveForecast draft={saving.input} />}
      </BadgeFields>
      <div className="drawer-foot sticky bottom-0 -mx-4 flex flex-wrap justify-between gap-2 border-line border-t bg-page px-4 py-3">
        {row ? <ArchiveBadge row={row} onArchived={onClose} /> : <span />}
        <span className="flex gap-2">
          {row && edited.isChanged && (
            <Button size="xs" variant="default" onClick={edited.discard}>
              {form.discard}
            </Button>
          )}
          <Button size="xs" disabled={row !== null && !edited.isChanged} onClick={ask}>
            {form.publish}
          </Button>
        </span>
      </div>
      <PublishDialog
        name={draft.name || form.newTitle}
        isNew={row === null}
        draft={saving.input}
        opened={isPublishing}
        isSaving={saving.isSaving}
        onPublish={saving.publish}
        onRefused={refuse}
        onApplied={saving.onApplied}
        onClose={() => {
          setPublishing(false);
          saving.onClosed();
        }}
      >
        {row && <ChangesToPublish before={row.definition} after={draft} factsOf={factsOf} />}
      </PublishDialog>
    </ComplaintsProvider>
  );
}

/** What a badge asks for decides who wears it. */
function isMoved(before: BadgeDefinition | undefined, after: BadgeDefinition): boolean {
  if (!before) return true;
  return (['pointsRequired', 'achievementsRequired', 'level', 'isActive'] as const).some(
    (one) => before[one] !== after[one],
  );
}
