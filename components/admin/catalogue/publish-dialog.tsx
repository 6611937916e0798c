'use client';

import { Button, Radio } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Failure } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useWords } from '#components/words/words.tsx';
import type { DraftInput } from '#server/loyalty/reevaluations/preview-reevaluation.ts';
import { useFailureText } from './failure-text.ts';
import { HistoryWalk } from './history-walk.tsx';
import { usePublishingWords } from './publishing-words.ts';

export type PublishProps = {
  readonly name: string;
  readonly isNew: boolean;
  readonly draft: DraftInput;
  readonly opened: boolean;
  readonly isSaving: boolean;
  /** Publishes from now on. */
  readonly onPublish: () => void;
  /** The rule was refused; the form shows why. */
  readonly onRefused: (error: Failure) => void;
  /** It was published for all of history, and every customer is in line with it or soon will be. */
  readonly onApplied: () => void;
  readonly onClose: () => void;
  /** What is about to be published, and what of it is new, in words. */
  readonly children?: ReactNode;
};

/** Asks from when a rule counts; for all of history, shows who would change before anything is written. */
export function PublishDialog(props: PublishProps) {
  const words = usePublishingWords();
  const { frame } = useWords();
  return (
    <Dialog
      opened={props.opened}
      onClose={props.onClose}
      title={words.title(props.name)}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': frame.keys.close }}
    >
      <Steps {...props} />
    </Dialog>
  );
}

function Steps(props: PublishProps) {
  const toasts = useToasts();
  const failureText = useFailureText();
  const utils = trpc.useUtils();
  const [previewId, setPreviewId] = useState<string | null>(null);
  const preview = trpc.reevaluations.preview.useMutation({
    onSuccess: ({ reevaluationId }) => setPreviewId(reevaluationId),
    onSettled: () => utils.reevaluations.recent.invalidate(),
    onError: (error) => {
      if (error.data?.errors) props.onRefused(error);
      else toasts.failed(failureText(error));
    },
  });
  if (previewId !== null) {
    return (
      <HistoryWalk
        previewId={previewId}
        onApplied={props.onApplied}
        onBack={() => setPreviewId(null)}
        onClose={props.onClose}
      />
    );
  }
  return (
    <Question
      isNew={props.isNew}
      isBusy={props.isSaving || preview.isPending}
      onNow={props.onPublish}
      onHistory={() => preview.mutate(props.draft)}
      onClose={props.onClose}
    >
      {props.children}
    </Question>
  );
}

type QuestionProps = Pick<PublishProps, 'isNew' | 'onClose' | 'children'> & {
  readonly isBusy: boolean;
  readonly onNow: () => void;
  readonly onHistory: () => void;
};

function Question({ isNew, isBusy, onNow, onHistory, onClose, children }: QuestionProps) {
  const words = usePublishingWords();
  const { confirm } = useWords().frame;
  const about = isNew ? words.ofNew : words.ofEdited;
  const [counts, setCounts] = useState('now');
  const isNow = counts === 'now';
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isNow) onNow();
        else onHistory();
      }}
    >
      {children}
      <Radio.Group label={words.question} value={counts} onChange={setCounts}>
        <div className="mt-1 grid gap-3">
          <Radio value="now" label={words.now} description={about.now} data-autofocus />
          <Radio value="history" label={words.history} description={about.history} />
        </div>
      </Radio.Group>
      <div className="flex justify-end gap-2">
        <Button variant="default" onClick={onClose}>
          {confirm.cancel}
        </Button>
        <Button type="submit" loading={isBusy}>
          {isNow ? words.publish : words.preview}
        </Button>
      </div>
    </form>
  );
}
