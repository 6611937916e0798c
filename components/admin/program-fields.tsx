'use client';

import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { Lock } from 'lucide-react';
import type { Failure } from '#components/account/complaint.tsx';
import { fieldError } from '#components/account/complaint.tsx';
import type { Answers } from '#components/trpc/answers.ts';
import { Facts } from '#components/ui/facts.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { REFUND_POLICIES } from '#db/enums.ts';
import { ROUNDINGS } from '#server/kernel/money.ts';
import { currencyChoices, localeChoices, timeZoneChoices } from './program-choices.ts';
import { ProgramExample } from './program-example.tsx';
import { type Choice, SearchSelect } from './search-select.tsx';
import { useSettingsWords } from './settings-words.ts';

export type Program = Answers['settings']['program'];
export type Draft = Omit<Program, 'slug'>;
export type Choices = Answers['settings']['choices'];

type PartProps = {
  readonly draft: Draft;
  readonly choices: Choices;
  readonly error: Failure;
  readonly change: (change: Partial<Draft>) => void;
};

/** What the program is called, and how it writes. */
export function NameFields({ draft, change, error }: PartProps) {
  const { program: words } = useSettingsWords().settings;
  return (
    <Panel title={words.title}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput
          required
          label={words.name}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={fieldError(error, 'name', words.name)}
        />
        <SearchSelect
          label={words.locale}
          value={draft.locale}
          choices={localeChoices}
          onChange={(locale) => change({ locale })}
          error={fieldError(error, 'locale', words.locale)}
        />
        <ProgramExample draft={draft} />
      </div>
    </Panel>
  );
}

/** What counting stands on. Once something was counted it is shown, and stays. */
export function GroundFields(props: PartProps) {
  const { program: words } = useSettingsWords().settings;
  return (
    <Panel title={words.ground}>{props.choices.isCounted ? <Fixed {...props} /> : <StillOpen {...props} />}</Panel>
  );
}

function Fixed({ draft: { currency, timeZone, rounding } }: PartProps) {
  const { program: words } = useSettingsWords().settings;
  const labelOf = (choices: readonly Choice[], value: string) =>
    choices.find((choice) => choice.value === value)?.label ?? value;
  return (
    <>
      <Facts
        facts={[
          [words.currency, labelOf(currencyChoices(currency), currency)],
          [words.timeZone, labelOf(timeZoneChoices(timeZone), timeZone)],
          [words.rounding, words.roundings[rounding]],
        ]}
      />
      <p className="mt-4 flex items-start gap-2 text-sm text-soft">
        <Lock className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
        {words.groundFixed}
      </p>
    </>
  );
}

function StillOpen({ draft, change, error }: PartProps) {
  const { program: words } = useSettingsWords().settings;
  return (
    <>
      <p className="mb-4 text-sm text-soft">{words.groundHint}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <SearchSelect
          label={words.currency}
          value={draft.currency}
          choices={currencyChoices}
          onChange={(currency) => change({ currency })}
          error={fieldError(error, 'currency', words.currency)}
        />
        <SearchSelect
          label={words.timeZone}
          value={draft.timeZone}
          choices={timeZoneChoices}
          onChange={(timeZone) => change({ timeZone })}
          error={fieldError(error, 'timeZone', words.timeZone)}
        />
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
    </>
  );
}

/** What becomes of cashback. */
export function MoneyFields({ draft, choices: { providers }, change, error }: PartProps) {
  const { program: words } = useSettingsWords().settings;
  const chosen = providers.find(({ name }) => name === draft.payoutProvider);
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
        <NativeSelect
          label={words.payoutProvider}
          description={chosen?.isConfigured === false ? words.providerMissing : words.providerHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={draft.payoutProvider}
          onChange={(event) => change({ payoutProvider: event.currentTarget.value })}
          error={fieldError(error, 'payoutProvider', words.payoutProvider)}
          data={providers.map(({ name, isConfigured }) => ({
            value: name,
            label: words.provider(words.providers[name] ?? name, isConfigured),
            disabled: !isConfigured && name !== draft.payoutProvider,
          }))}
        />
      </div>
    </Panel>
  );
}

/** How the shop's software may come in, and where we may go out. */
export function DoorFields({ draft, change, error }: PartProps) {
  const { program: words } = useSettingsWords().settings;
  return (
    <Panel title={words.doors}>
      <div className="grid gap-4">
        <TextInput
          required
          type="number"
          min={1}
          className="sm:max-w-xs"
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
