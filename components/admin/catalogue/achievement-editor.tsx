'use client';

import { Skeleton } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useCallback, useMemo, useState } from 'react';
import type { Failure } from '#components/account/complaint.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { AchievementDetail } from '#server/insights/catalogue/contract.ts';
import type { AchievementDefinition } from '#server/loyalty/achievements/contract.ts';
import { PageHeader } from '../page-header.tsx';
import { UrlTabs } from '../url-tabs.tsx';
import {
  type AchievementDraft,
  achievementDraftOf,
  finishedDefinition,
  isDescriptionOld,
} from './achievement-draft.ts';
import { AchievementHeader } from './achievement-header.tsx';
import { AchievementTexts } from './achievement-texts.tsx';
import { useAchievementWords } from './achievement-words.ts';
import type { CriteriaDraft } from './criteria-draft.ts';
import { type EditedAchievement, useEditedAchievement } from './edited-achievement.ts';
import { ComplaintsProvider, focusFirstComplaint } from './field-complaints.tsx';
import { missingParts } from './missing-parts.ts';
import { ProblemSummary } from './problem-summary.tsx';
import { PublishPanel, usePublishKey } from './publish-panel.tsx';
import { usePublishing } from './publishing.ts';
import { RecurrenceFields } from './recurrence-fields.tsx';

const AchievementChanges = dynamic(() => import('./achievement-changes.tsx').then((part) => part.AchievementChanges));
const AchievementTerms = dynamic(() => import('./achievement-terms.tsx').then((part) => part.AchievementTerms), {
  ssr: false,
  loading: () => <Skeleton height={46} />,
});
const AchievementVersions = dynamic(() =>
  import('./achievement-versions.tsx').then((part) => part.AchievementVersions),
);
const CriteriaEditor = dynamic(() => import('./criteria-editor.tsx').then((part) => part.CriteriaEditor));
const RunningWalks = dynamic(() => import('./running-walks.tsx').then((part) => part.RunningWalks), { ssr: false });
const StartingPoints = dynamic(() => import('./starting-points.tsx').then((part) => part.StartingPoints));
const DraftNotices = dynamic(() => import('./draft-notices.tsx').then((part) => part.DraftNotices), { ssr: false });
const PublishBar = dynamic(() => import('./publish-bar.tsx').then((part) => part.PublishBar), { ssr: false });
const PublishDialog = dynamic(() => import('./publish-dialog.tsx').then((part) => part.PublishDialog), { ssr: false });
const SimulatePanel = dynamic(() => import('./simulate-panel.tsx').then((part) => part.SimulatePanel), {
  ssr: false,
  loading: () => <Skeleton height={180} />,
});

/** The form of an achievement, with the rule in words and a place to try it beside it. `detail` null: a new one. */
export function AchievementEditor({ detail }: { detail: AchievementDetail | null }) {
  const { edit } = useAchievementWords();
  const edited = useEditedAchievement(detail);
  const { draft } = edited;
  const [failure, setFailure] = useState<Failure>(null);
  const [isTried, setTried] = useState(false);
  // The dialog comes when it is asked for the first time, and stays.
  const [isPublishing, setPublishing] = useState<boolean | null>(null);
  const found = useMissing(draft);
  const refuse = useCallback((error: Failure) => {
    setFailure(error);
    setPublishing(false);
    if (error) focusFirstComplaint();
  }, []);
  const publishing = usePublishing({ edited, detail, onRefused: refuse, onDone: () => setPublishing(false) });
  const { publishedAs } = publishing;
  const ask = () => {
    setTried(true);
    setFailure(null);
    if (Object.keys(found).length === 0) setPublishing(true);
    else focusFirstComplaint();
  };
  const form = publishedAs === null && (
    <Form
      edited={edited}
      before={detail?.definition ?? null}
      missing={isTried ? Object.keys(found).length : 0}
      onRefused={setFailure}
      onPublish={detail?.archivedAt ? undefined : ask}
    />
  );
  return (
    <ComplaintsProvider error={failure} found={isTried ? found : NOTHING}>
      {detail ? <AchievementHeader detail={detail} /> : <NewHeader publishedAs={publishedAs} />}
      <ProblemSummary />
      <RunningWalks />
      <DraftNotices edited={edited} newest={detail?.versions[0]} />
      {detail ? <Parts detail={detail} edited={edited} form={form} onRestored={() => setPublishing(true)} /> : form}
      {isPublishing !== null && (
        <PublishDialog
          name={draft.name || edit.newTitle}
          isNew={detail === null}
          draft={publishing.input}
          opened={isPublishing}
          isSaving={publishing.isSaving}
          onPublish={publishing.publish}
          onRefused={refuse}
          onApplied={publishing.onApplied}
          onClose={() => {
            setPublishing(false);
            publishing.onClosed();
          }}
        >
          <AchievementChanges before={detail?.definition ?? null} after={finishedDefinition(draft)} />
        </PublishDialog>
      )}
    </ComplaintsProvider>
  );
}

/** Over the form of a new achievement, and over nothing once it is published. */
function NewHeader({ publishedAs }: { publishedAs: string | null }) {
  const { edit } = useAchievementWords();
  return (
    <PageHeader
      title={publishedAs ?? edit.newTitle}
      lead={publishedAs === null ? edit.newLead : edit.newPublished}
      up={{ href: '/admin/achievements', label: edit.up }}
    />
  );
}

const NOTHING = {};

/** What is missing, as sentences by their paths. */
function useMissing(draft: AchievementDraft): Readonly<Record<string, string>> {
  const { missing } = useAchievementWords().edit;
  return useMemo(
    () => Object.fromEntries(Object.entries(missingParts(draft)).map(([path, what]) => [path, missing[what]])),
    [draft, missing],
  );
}

type PartsProps = {
  readonly detail: AchievementDetail;
  readonly edited: EditedAchievement;
  readonly form: React.ReactNode;
  /** The form reads as an old version did. */
  readonly onRestored: () => void;
};

function Parts({ detail, edited, form, onRestored }: PartsProps) {
  const { edit } = useAchievementWords();
  const restore = (definition: AchievementDefinition) => {
    edited.setDraft(() => achievementDraftOf(detail.key, definition));
    onRestored();
  };
  const versions = <AchievementVersions detail={detail} onRestore={restore} />;
  return (
    <UrlTabs
      label={edit.tabs}
      tabs={[
        { value: 'rule', label: edit.tabRule, panel: form },
        { value: 'versions', label: edit.tabVersions, panel: versions },
      ]}
    />
  );
}

type FormProps = {
  readonly edited: EditedAchievement;
  /** What is published now; null: nothing yet. */
  readonly before: AchievementDefinition | null;
  readonly missing: number;
  readonly onRefused: (error: Failure) => void;
  /** Undefined where nothing can be published any more. */
  readonly onPublish: (() => void) | undefined;
};

function Form({ edited, before, missing, onRefused, onPublish }: FormProps) {
  const { edit } = useAchievementWords();
  const { draft, change, setDraft } = edited;
  const changeCriteria = useCallback(
    (how: (of: CriteriaDraft) => CriteriaDraft) => setDraft((of) => ({ ...of, criteria: how(of.criteria) })),
    [setDraft],
  );
  const isNew = before === null;
  usePublishKey(onPublish);
  const publishing = { edited, missing, onPublish };
  return (
    <>
      {isNew && <StartingPoints draft={draft} setDraft={setDraft} />}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="grid min-w-0 gap-4">
          <AchievementTexts
            draft={draft}
            isNew={isNew}
            isDescriptionOld={before !== null && isDescriptionOld(draft, before)}
            onChange={change}
          />
          <Panel title={edit.rule}>
            <CriteriaEditor draft={draft.criteria} ownKey={draft.key} onChange={changeCriteria} />
            <RecurrenceFields draft={draft} onChange={change} />
          </Panel>
          <AchievementTerms draft={draft} onChange={change} />
        </div>
        <div className="grid min-w-0 gap-4 xl:sticky xl:top-20 xl:max-h-[calc(100dvh-6rem)] xl:overflow-y-auto">
          <PublishPanel {...publishing} />
          <SimulatePanel draft={draft} onRefused={onRefused} />
        </div>
      </div>
      <PublishBar {...publishing} />
    </>
  );
}
