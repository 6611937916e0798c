'use client';

import { Button, Skeleton } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import type { Failure } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { AchievementDetail } from '#server/insights/catalogue/contract.ts';
import { PageHeader } from '../page-header.tsx';
import { UrlTabs } from '../url-tabs.tsx';
import {
  type AchievementDraft,
  achievementDraftOf,
  definitionOf,
  EMPTY_ACHIEVEMENT,
  finishedDefinition,
} from './achievement-draft.ts';
import { AchievementHeader } from './achievement-header.tsx';
import { AchievementTerms } from './achievement-terms.tsx';
import { AchievementTexts } from './achievement-texts.tsx';
import { useAchievementWords } from './achievement-words.ts';
import type { CriteriaDraft } from './criteria-draft.ts';
import { CriteriaEditor } from './criteria-editor.tsx';
import { ComplaintsProvider } from './field-complaints.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { usePublishingWords } from './publishing-words.ts';
import { RuleSentence } from './rule-sentence.tsx';

const AchievementVersions = dynamic(() =>
  import('./achievement-versions.tsx').then((part) => part.AchievementVersions),
);
const PublishDialog = dynamic(() => import('./publish-dialog.tsx').then((part) => part.PublishDialog));
const SimulatePanel = dynamic(() => import('./simulate-panel.tsx').then((part) => part.SimulatePanel), {
  ssr: false,
  loading: () => <Skeleton height={180} />,
});

/** The form of an achievement, with the rule in words and a place to try it beside it. `detail` null: a new one. */
export function AchievementEditor({ detail }: { detail: AchievementDetail | null }) {
  const { edit } = useAchievementWords();
  const [draft, setDraft] = useState(() => startOf(detail));
  const [failure, setFailure] = useState<Failure>(null);
  // The dialog comes when it is asked for the first time, and stays.
  const [isPublishing, setPublishing] = useState<boolean | null>(null);
  const change = useCallback((some: Partial<AchievementDraft>) => setDraft((of) => ({ ...of, ...some })), []);
  const refuse = useCallback((error: Failure) => {
    setFailure(error);
    setPublishing(false);
  }, []);
  const publishing = usePublishing(draft, detail, refuse, () => setPublishing(false));
  const form = (
    <Form
      draft={draft}
      isNew={detail === null}
      onChange={change}
      setDraft={setDraft}
      onRefused={setFailure}
      {...(detail?.archivedAt ? {} : { onPublish: () => setPublishing(true) })}
    />
  );
  return (
    <ComplaintsProvider error={failure}>
      {detail ? (
        <AchievementHeader detail={detail} />
      ) : (
        <PageHeader title={edit.newTitle} lead={edit.newLead} up={{ href: '/admin/achievements', label: edit.up }} />
      )}
      <ProblemSummary />
      {detail ? (
        <UrlTabs
          label={edit.tabs}
          tabs={[
            { value: 'rule', label: edit.tabRule, panel: form },
            {
              value: 'versions',
              label: edit.tabVersions,
              panel: (
                <AchievementVersions
                  detail={detail}
                  onRestore={(definition) => setDraft(achievementDraftOf(detail.key, definition))}
                />
              ),
            },
          ]}
        />
      ) : (
        form
      )}
      {isPublishing !== null && (
        <PublishDialog
          name={draft.name || edit.newTitle}
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
        />
      )}
    </ComplaintsProvider>
  );
}

function startOf(detail: AchievementDetail | null): AchievementDraft {
  return detail ? achievementDraftOf(detail.key, detail.definition) : EMPTY_ACHIEVEMENT;
}

type FormProps = {
  readonly draft: AchievementDraft;
  readonly isNew: boolean;
  readonly onChange: (change: Partial<AchievementDraft>) => void;
  readonly setDraft: (change: (draft: AchievementDraft) => AchievementDraft) => void;
  readonly onRefused: (error: Failure) => void;
  /** Absent where nothing can be published any more. */
  readonly onPublish?: () => void;
};

function Form({ draft, isNew, onChange, setDraft, onRefused, onPublish }: FormProps) {
  const { edit } = useAchievementWords();
  const changeCriteria = useCallback(
    (how: (of: CriteriaDraft) => CriteriaDraft) => setDraft((of) => ({ ...of, criteria: how(of.criteria) })),
    [setDraft],
  );
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="grid min-w-0 gap-4">
        <AchievementTexts draft={draft} isNew={isNew} onChange={onChange} />
        <Panel title={edit.rule}>
          <CriteriaEditor draft={draft.criteria} ownKey={draft.key} onChange={changeCriteria} />
        </Panel>
        <AchievementTerms draft={draft} onChange={onChange} />
      </div>
      <div className="grid min-w-0 gap-4 xl:sticky xl:top-20 xl:max-h-[calc(100dvh-6rem)] xl:overflow-y-auto">
        <Panel title={edit.inWords}>
          <div aria-live="polite">
            <RuleSentence definition={finishedDefinition(draft)} />
          </div>
          <p className="mt-3 text-soft text-xs">{draft.isActive ? edit.inWordsHint : edit.inactive}</p>
          {onPublish && (
            <Button fullWidth mt="md" onClick={onPublish}>
              {edit.publish}
            </Button>
          )}
        </Panel>
        <SimulatePanel draft={draft} onRefused={onRefused} />
      </div>
    </div>
  );
}

function usePublishing(
  draft: AchievementDraft,
  detail: AchievementDetail | null,
  onRefused: (error: Failure) => void,
  onDone: () => void,
) {
  const words = usePublishingWords();
  const { count } = useFormats();
  const toasts = useToasts();
  const router = useRouter();
  const utils = trpc.useUtils();
  const [isApplied, setApplied] = useState(false);
  const definition = definitionOf(draft);
  const shared = { key: draft.key, definition, expectedVersion: detail?.version ?? 0 };
  const settled = async () => {
    onRefused(null);
    await utils.catalogue.achievements.invalidate();
    if (!detail) router.replace(`/admin/achievements/${draft.key}`);
  };
  const save = trpc.catalogue.achievements.save.useMutation({
    onSuccess: async ({ version, changed }) => {
      toasts.done(changed ? words.published(draft.name, count(version)) : words.unchanged);
      onDone();
      await settled();
    },
    onError: (error) => {
      onRefused(error);
      if (!error.data?.errors) toasts.failed(error.data?.httpStatus === 409 ? words.changedMeanwhile : error.message);
    },
  });
  return {
    input: { subject: 'achievement', ...shared } as const,
    isSaving: save.isPending,
    publish: () => save.mutate(shared),
    onApplied: () => {
      setApplied(true);
      void utils.catalogue.achievements.invalidate();
    },
    onClosed: () => {
      if (isApplied) void settled();
    },
  };
}
