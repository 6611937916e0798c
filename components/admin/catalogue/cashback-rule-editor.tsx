'use client';

import { Switch } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Failure } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { CashbackRuleDetail } from '#server/insights/catalogue/contract.ts';
import { BadgeBonuses } from './badge-bonuses.tsx';
import { BandTable } from './band-table.tsx';
import { CashbackCalculator } from './cashback-calculator.tsx';
import {
  bandGaps,
  type CashbackDraft,
  cashbackDraftOf,
  cashbackOf,
  draftName,
  finishedCashback,
  freshCashback,
} from './cashback-draft.ts';
import { useCashbackRuleWords } from './cashback-rule-words.ts';
import { useCashbackSaving } from './cashback-saving.ts';
import { ChangeBar } from './change-bar.tsx';
import { DraftNotices } from './draft-notices.tsx';
import { useEditedRule } from './edited-rule.ts';
import { ComplaintsProvider, focusFirstComplaint, useComplaint } from './field-complaints.tsx';
import { MoneyField } from './number-fields.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { RatePlot } from './rate-plot.tsx';
import { WordSelect } from './word-select.tsx';

type Props = { readonly rule: CashbackRuleDetail | null; readonly currency: string };

const NOTHING = {};

/** The bands and limits of one currency, with what they come to beside them. */
export function CashbackRuleEditor({ rule, currency }: Props) {
  const words = useCashbackRuleWords();
  const [failure, setFailure] = useState<Failure>(null);
  const [isTried, setTried] = useState(false);
  const start = useMemo(() => (rule ? cashbackDraftOf(rule.definition) : freshCashback(currency)), [rule, currency]);
  const edited = useEditedRule({
    name: draftName(currency),
    start,
    version: rule?.version ?? 0,
    definitionOf: cashbackOf,
  });
  const { draft, setDraft } = edited;
  const gaps = useGaps(draft);
  const save = useCashbackSaving({ edited, before: rule?.definition ?? null, onRefused: setFailure });
  const change = (next: CashbackDraft) => {
    setFailure(null);
    setDraft(next);
  };
  const publish = () => {
    setTried(true);
    if (Object.keys(gaps).length > 0) focusFirstComplaint();
    else save.mutate({ definition: cashbackOf(draft), expectedVersion: edited.baseVersion });
  };
  return (
    <ComplaintsProvider error={failure} found={isTried ? gaps : NOTHING}>
      <ProblemSummary />
      <DraftNotices edited={edited} newest={rule?.versions[0]} />
      {!rule && <p className="mb-4 text-soft text-sm">{words.noRule(currency)}</p>}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_30rem]">
        <div className="grid min-w-0 gap-4">
          <Panel title={words.bands}>
            <BandTable draft={draft} onChange={change} />
          </Panel>
          <Panel title={words.limits}>
            <Limits draft={draft} onChange={(some) => change({ ...draft, ...some })} />
          </Panel>
        </div>
        <Consequences draft={draft} />
      </div>
      <ChangeBar
        edited={edited}
        hint={words.publishHint}
        label={words.publish}
        isBusy={save.isPending}
        missing={isTried ? Object.keys(gaps).length : 0}
        missingText={words.missingCount}
        onPublish={publish}
      />
    </ComplaintsProvider>
  );
}

function useGaps(draft: CashbackDraft): Readonly<Record<string, string>> {
  const { gaps } = useCashbackRuleWords();
  return useMemo(
    () => Object.fromEntries(Object.entries(bandGaps(draft)).map(([path, gap]) => [path, gaps[gap]])),
    [draft, gaps],
  );
}

/** What the rule comes to: for one purchase, for every amount, and with every badge. */
function Consequences({ draft }: { draft: CashbackDraft }) {
  const { data: ladder = [] } = trpc.catalogue.badges.list.useQuery();
  const [badgeId, setBadgeId] = useState('');
  const definition = useMemo(() => finishedCashback(draft), [draft]);
  return (
    <div className="grid min-w-0 gap-4">
      <RatePlot definition={definition} ladder={ladder} badgeId={badgeId} onBadge={setBadgeId} />
      <CashbackCalculator draft={definition} ladder={ladder} badgeId={badgeId} onBadge={setBadgeId} />
      <BadgeBonuses ladder={ladder} />
    </div>
  );
}

type LimitsProps = { readonly draft: CashbackDraft; readonly onChange: (change: Partial<CashbackDraft>) => void };

function Limits({ draft, onChange }: LimitsProps) {
  const words = useCashbackRuleWords();
  const complaint = useComplaint();
  const { currency } = draft;
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
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <MoneyField {...money('minimum', words.minimum(currency), words.minimumHint)} />
      <MoneyField {...money('cap', words.cap(currency), words.capHint)} />
      <WordSelect
        className="sm:col-span-2"
        label={words.rounding}
        value={draft.rounding ?? ''}
        words={words.roundings}
        onChange={(rounding) => onChange({ rounding: rounding === '' ? null : rounding })}
      />
      <Switch
        className="sm:col-span-2"
        label={words.isActive}
        description={draft.isActive ? undefined : words.inactive}
        checked={draft.isActive}
        onChange={(event) => onChange({ isActive: event.currentTarget.checked })}
      />
    </div>
  );
}
