'use client';

import { Button, Skeleton } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import {
  type Choices,
  DoorFields,
  type Draft,
  GroundFields,
  MoneyFields,
  NameFields,
  type Program,
} from './program-fields.tsx';
import { QueryTrouble } from './query-trouble.tsx';
import { useSettingsWords } from './settings-words.ts';

/** The program's own settings; what counting stands on can change only before the first reward. */
export function ProgramForm() {
  const query = trpc.settings.program.useQuery();
  const choices = trpc.settings.choices.useQuery();
  const error = query.error ?? choices.error;
  if (query.data && choices.data) {
    return <Form key={JSON.stringify(query.data)} program={query.data} choices={choices.data} />;
  }
  if (!error) return <Skeleton height={720} className="max-w-3xl" />;
  return <QueryTrouble error={error} onRetry={() => Promise.all([query.refetch(), choices.refetch()])} />;
}

function Form({ program, choices }: { program: Program; choices: Choices }) {
  const { settings } = useSettingsWords();
  const { program: words } = settings;
  const [draft, setDraft] = useState<Draft>(program);
  const save = useSave();
  const changes = changesIn(program, draft);
  const isChanged = Object.keys(changes).length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isChanged) save.mutate(changes);
  };
  const change = (some: Partial<Draft>) => setDraft({ ...draft, ...some });
  const parts = { draft, choices, error: save.error, change };
  return (
    <form onSubmit={submit} className="grid max-w-3xl gap-4">
      <NameFields {...parts} />
      <GroundFields {...parts} />
      <MoneyFields {...parts} />
      <DoorFields {...parts} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" loading={save.isPending} disabled={!isChanged}>
          {words.save}
        </Button>
        {isChanged ? (
          <Button variant="subtle" onClick={() => setDraft(program)}>
            {words.undo}
          </Button>
        ) : (
          <span className="text-sm text-soft">{words.unchanged}</span>
        )}
      </div>
    </form>
  );
}

function useSave() {
  const { settings } = useSettingsWords();
  const toasts = useToasts();
  const utils = trpc.useUtils();
  return trpc.settings.changeProgram.useMutation({
    onSuccess: (program) => {
      toasts.done(settings.program.saved);
      utils.settings.program.setData(undefined, program);
      void utils.settings.audit.invalidate();
    },
    onError: ({ data, message }) => {
      if (!data?.errors) toasts.failed(message);
    },
  });
}

/** The fields that differ; only they are sent. */
function changesIn(program: Program, draft: Draft): Partial<Draft> {
  const isMoved = (key: keyof Draft) => program[key] !== draft[key];
  const { slug: _slug, ...fields } = program;
  const keys = (Object.keys(fields) as (keyof Draft)[]).filter(isMoved);
  return Object.fromEntries(keys.map((key) => [key, draft[key]]));
}
