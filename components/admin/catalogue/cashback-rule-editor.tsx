'use client';

import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { CashbackRuleDetail } from '#server/insights/catalogue/contract.ts';
import type { CashbackDefinition } from '#server/payments/cashback/contract.ts';
import { BadgeBonuses } from './badge-bonuses.tsx';
import { BandTable } from './band-table.tsx';
import { CashbackCalculator } from './cashback-calculator.tsx';
import { useCashbackRuleWords } from './cashback-rule-words.ts';
import { ComplaintsProvider, useComplaint } from './field-complaints.tsx';
import { MoneyField } from './number-fields.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { RatePlot } from './rate-plot.tsx';
import { WordSelect } from './word-select.tsx';

type Props = { readonly rule: CashbackRuleDetail | null; readonly currency: string };

/** The bands and limits of one currency, with what they come to beside them. */
export function CashbackRuleEditor({ rule, currency }: Props) {
  const words = useCashbackRuleWords();
  const [draft, setDraft] = useState<CashbackDefinition>(() => rule?.definition ?? freshRule(currency));
  const [failure, setFailure] = useState<Failure>(null);
  const [badgeId, setBadgeId] = useState('');
  const { data: ladder = [] } = trpc.catalogue.badges.list.useQuery();
  const badge = ladder.find(({ id }) => id === badgeId)?.definition;
  const save = useSaving(setFailure);
  const change = (some: Partial<CashbackDefinition>) => setDraft({ ...draft, ...some });
  return (
    <ComplaintsProvider error={failure}>
      <ProblemSummary />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="grid min-w-0 gap-4">
          <Panel title={words.bands}>
            <BandTable bands={draft.bands} currency={currency} onChange={(bands) => change({ bands })} />
          </Panel>
          <Panel title={words.limits}>
            <Limits draft={draft} currency={currency} onChange={change} />
          </Panel>
          <div className="flex flex-wrap items-center gap-3">
            <Button
              loading={save.isPending}
              onClick={() => save.mutate({ definition: draft, expectedVersion: rule?.version ?? 0 })}
            >
              {words.publish}
            </Button>
            <p className="text-soft text-xs">{words.publishHint}</p>
          </div>
        </div>
        <div className="grid min-w-0 gap-4">
          <CashbackCalculator draft={draft} ladder={ladder} badgeId={badgeId} onBadge={setBadgeId} />
          <RatePlot definition={draft} badge={badge} />
          <BadgeBonuses ladder={ladder} />
        </div>
      </div>
    </ComplaintsProvider>
  );
}

type LimitsProps = {
  readonly draft: CashbackDefinition;
  readonly currency: string;
  readonly onChange: (change: Partial<CashbackDefinition>) => void;
};

function Limits({ draft, currency, onChange }: LimitsProps) {
  const words = useCashbackRuleWords();
  const complaint = useComplaint();
  const money = (name: 'minimum' | 'cap', label: string, hint: string) => ({
    label,
    description: hint,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
    currency,
    value: draft[name],
    error: complaint(name, label),
    onChange: (value: number | null) => onChange({ [name]: value }),
  });
  return (
    <div className="grid items-start gap-4 sm:grid-cols-3">
      <MoneyField {...money('minimum', words.minimum, words.minimumHint)} />
      <MoneyField {...money('cap', words.cap, words.capHint)} />
      <WordSelect
        label={words.rounding}
        value={draft.rounding ?? ''}
        words={words.roundings}
        onChange={(rounding) => onChange({ rounding: rounding === '' ? null : rounding })}
      />
      <Switch
        label={words.isActive}
        checked={draft.isActive}
        onChange={(event) => onChange({ isActive: event.currentTarget.checked })}
      />
    </div>
  );
}

function useSaving(onRefused: (error: Failure) => void) {
  const words = useCashbackRuleWords();
  const { count } = useFormats();
  const toasts = useToasts();
  const utils = trpc.useUtils();
  return trpc.catalogue.cashbackRules.save.useMutation({
    onSuccess: async ({ currency, version, changed }) => {
      onRefused(null);
      toasts.done(changed ? words.published(currency, count(version)) : words.unchanged);
      await utils.catalogue.cashbackRules.invalidate();
    },
    onError: (error) => {
      onRefused(error);
      if (!error.data?.errors) toasts.failed(error.data?.httpStatus === 409 ? words.changedMeanwhile : error.message);
    },
  });
}

function freshRule(currency: string): CashbackDefinition {
  return { currency, bands: [{ from: 0, rateBps: 200 }], minimum: null, cap: null, rounding: null, isActive: true };
}
