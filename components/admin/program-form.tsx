'use client';

import { Button, NativeSelect, Skeleton, Switch, TextInput } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { fieldError } from '#components/account/complaint.tsx';
import type { Answers } from '#components/trpc/answers.ts';
import { trpc } from '#components/trpc/client.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { REFUND_POLICIES } from '#db/enums.ts';
import { ROUNDINGS } from '#server/kernel/money.ts';
import { QueryTrouble } from './query-trouble.tsx';
import { useSettingsWords } from './settings-words.ts';

type Program = Answers['settings']['program'];
type Draft = Omit<Program, 'slug'>;

/** The program's own settings; what counting stands on can change only before the first reward. */
export function ProgramForm() {
  const query = trpc.settings.program.useQuery();
  if (!query.data && query.error) return <QueryTrouble error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data) return <Skeleton height={480} />;
  return <Form key={JSON.stringify(query.data)} program={query.data} />;
}

function Form({ program }: { program: Program }) {
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
  const parts = { draft, error: save.error, change: (change: Partial<Draft>) => setDraft({ ...draft, ...change }) };
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
        {!isChanged && <span className="text-sm text-soft">{words.unchanged}</span>}
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

type PartProps = {
  readonly draft: Draft;
  readonly error: ReturnType<typeof useSave>['error'];
  readonly change: (change: Partial<Draft>) => void;
};

type TextKey = 'name' | 'locale' | 'currency' | 'timeZone' | 'payoutProvider';

function textField({ draft, error, change }: PartProps, key: TextKey, label: string) {
  return {
    label,
    value: draft[key],
    onChange: (event: { currentTarget: { value: string } }) => change({ [key]: event.currentTarget.value }),
    error: fieldError(error, key, label),
  };
}

function NameFields(props: PartProps) {
  const { program: words } = useSettingsWords().settings;
  return (
    <Panel title={words.title}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput required {...textField(props, 'name', words.name)} />
        <TextInput
          required
          description={words.localeHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...textField(props, 'locale', words.locale)}
        />
      </div>
    </Panel>
  );
}

function GroundFields(props: PartProps) {
  const { program: words } = useSettingsWords().settings;
  const { draft, change } = props;
  return (
    <Panel title={words.ground}>
      <p className="mb-3 text-sm text-soft">{words.groundHint}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput required list="currencies" {...textField(props, 'currency', words.currency)} />
        <TextInput required list="time-zones" {...textField(props, 'timeZone', words.timeZone)} />
        <Known id="currencies" values={Intl.supportedValuesOf('currency')} />
        <Known id="time-zones" values={Intl.supportedValuesOf('timeZone')} />
        <NativeSelect
          className="sm:col-span-2"
          label={words.rounding}
          value={draft.rounding}
          onChange={(event) => {
            const rounding = ROUNDINGS.find((one) => one === event.currentTarget.value);
            if (rounding) change({ rounding });
          }}
          data={ROUNDINGS.map((value) => ({ value, label: words.roundings[value] }))}
        />
      </div>
    </Panel>
  );
}

/** What a field can be completed with; browsers know other lists than the server, so it comes with the browser. */
function Known({ id, values }: { readonly id: string; readonly values: readonly string[] }) {
  if (!useMounted()) return null;
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}

function MoneyFields(props: PartProps) {
  const { program: words } = useSettingsWords().settings;
  const { draft, change } = props;
  return (
    <Panel title={words.money}>
      <div className="grid gap-4">
        <NativeSelect
          label={words.refundCashback}
          value={draft.refundCashback}
          onChange={(event) => {
            const refundCashback = REFUND_POLICIES.find((one) => one === event.currentTarget.value);
            if (refundCashback) change({ refundCashback });
          }}
          data={REFUND_POLICIES.map((value) => ({ value, label: words.policies[value] }))}
        />
        <TextInput required {...textField(props, 'payoutProvider', words.payoutProvider)} />
      </div>
    </Panel>
  );
}

function DoorFields({ draft, change, error }: PartProps) {
  const { program: words } = useSettingsWords().settings;
  return (
    <Panel title={words.doors}>
      <div className="grid gap-4">
        <TextInput
          required
          type="number"
          min={1}
          label={words.rateLimit}
          value={draft.rateLimitPerMinute}
          onChange={(event) => change({ rateLimitPerMinute: Number(event.currentTarget.value) })}
          error={fieldError(error, 'rateLimitPerMinute', words.rateLimit)}
        />
        <Switch
          label={words.privateWebhooks}
          description={words.privateHint}
          checked={draft.allowPrivateWebhooks}
          onChange={(event) => change({ allowPrivateWebhooks: event.currentTarget.checked })}
        />
      </div>
    </Panel>
  );
}
