'use client';

import { Checkbox, Switch } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useCallback, useId, useState } from 'react';
import type { AchievementWords } from '#components/words/en-achievements.ts';
import type { Recurrence } from '#server/loyalty/achievements/contract.ts';
import { type AchievementDraft, type Change, recurrencesOf } from './achievement-draft.ts';
import { useAchievementWords } from './achievement-words.ts';
import { ConditionBuilder } from './condition-builder.tsx';
import type { ConditionNode } from './condition-tree.ts';
import { useComplaint, useComplaintsWithin } from './field-complaints.tsx';
import { InstantField } from './instant-field.tsx';
import { NumberField } from './number-fields.tsx';
import { useProgram } from './program-context.tsx';
import { WordSelect } from './word-select.tsx';

type Props = { readonly draft: AchievementDraft; readonly onChange: Change };

const FRESH: Record<Recurrence['kind'], Recurrence> = {
  once: { kind: 'once' },
  perWindow: { kind: 'perWindow' },
  onCompletion: { kind: 'onCompletion', carryExcess: false },
};

/**
 * How often, when and for whom an achievement counts, and what a refund does to it. Few rules need any of it, so what is
 * in force stands in one line until it is opened.
 */
export function AchievementTerms({ draft, onChange }: Props) {
  const { edit } = useAchievementWords();
  const complaintsWithin = useComplaintsWithin(['recurrence', 'schedule', 'audience']);
  const [isOpened, setOpened] = useState(false);
  const isOpen = isOpened || complaintsWithin;
  const id = useId();
  return (
    <section className="min-w-0 rounded-md border border-line bg-surface">
      <h2>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpened(!isOpen)}
          className="flex min-h-11 w-full cursor-pointer items-center gap-3 rounded-md px-4 py-2 text-left text-sm hover:bg-page/60"
        >
          <span className="font-semibold">{edit.terms}</span>
          <span className="min-w-0 flex-1 text-soft text-xs">{isOpen ? '' : termsOf(draft, edit).join(' · ')}</span>
          <ChevronDown
            className={`size-4 shrink-0 text-soft transition-transform ${isOpen ? 'rotate-180' : ''}`}
            aria-hidden="true"
          />
        </button>
      </h2>
      <div id={id} hidden={!isOpen} className="border-line border-t p-4">
        {isOpen && <TermFields draft={draft} onChange={onChange} />}
      </div>
    </section>
  );
}

/** What of them is unlike most achievements, in a few words. */
function termsOf(draft: AchievementDraft, edit: AchievementWords['edit']): string[] {
  const { recurrence, schedule, visibility, audience, reversal, isActive } = draft;
  const unusual = [
    ...(recurrence.kind === 'once' ? [] : [edit.recurrences[recurrence.kind]]),
    ...(schedule === null ? [] : [edit.scheduled]),
    ...(audience === null ? [] : [edit.someOnly]),
    ...(visibility === 'public' ? [] : [edit.visibilities[visibility]]),
    ...(reversal === 'revoke' ? [] : [edit.reversals[reversal]]),
    ...(isActive ? [] : [edit.isOff]),
  ];
  return unusual.length === 0 ? [edit.termsUsual] : unusual;
}

function TermFields({ draft, onChange }: Props) {
  const { edit } = useAchievementWords();
  const { currency } = useProgram();
  const changeAudience = useCallback((audience: ConditionNode | null) => onChange({ audience }), [onChange]);
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <RecurrenceFields draft={draft} onChange={onChange} />
      <ScheduleFields draft={draft} onChange={onChange} />
      <WordSelect
        label={edit.visibility}
        value={draft.visibility}
        words={edit.visibilities}
        onChange={(visibility) => onChange({ visibility })}
      />
      <WordSelect
        label={edit.reversal}
        value={draft.reversal}
        words={edit.reversals}
        onChange={(reversal) => onChange({ reversal })}
      />
      <div className="grid min-w-0 gap-1 sm:col-span-2">
        <ConditionBuilder
          label={edit.audience}
          ground="audience"
          currency={currency}
          path="audience"
          node={draft.audience}
          onChange={changeAudience}
        />
        {draft.audience === null && <p className="text-soft text-xs">{edit.audienceHint}</p>}
      </div>
      <Switch
        className="sm:col-span-2"
        label={edit.isActive}
        checked={draft.isActive}
        onChange={(event) => onChange({ isActive: event.currentTarget.checked })}
      />
    </div>
  );
}

function RecurrenceFields({ draft, onChange }: Props) {
  const { edit } = useAchievementWords();
  const complaint = useComplaint();
  const { recurrence } = draft;
  const allowed = recurrencesOf(draft.criteria);
  const choices = [...new Set([...allowed, recurrence.kind])].map((kind) => [kind, edit.recurrences[kind]] as const);
  return (
    <>
      <WordSelect
        className="sm:col-span-2"
        label={edit.recurrence}
        value={recurrence.kind}
        words={Object.fromEntries(choices) as Record<Recurrence['kind'], string>}
        error={complaint('recurrence')}
        onChange={(kind) => onChange({ recurrence: FRESH[kind] })}
      />
      {recurrence.kind === 'onCompletion' && (
        <>
          <NumberField
            label={edit.most}
            description={edit.mostHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={recurrence.max ?? null}
            error={complaint('recurrence.max', edit.most)}
            onChange={(max) => {
              const { max: _before, ...rest } = recurrence;
              onChange({ recurrence: max === null ? rest : { ...rest, max } });
            }}
          />
          <Checkbox
            className="sm:mt-8"
            label={edit.carry}
            checked={recurrence.carryExcess}
            error={complaint('recurrence.carryExcess')}
            onChange={(event) => onChange({ recurrence: { ...recurrence, carryExcess: event.currentTarget.checked } })}
          />
        </>
      )}
    </>
  );
}

function ScheduleFields({ draft: { schedule }, onChange }: Props) {
  const { edit } = useAchievementWords();
  const complaint = useComplaint();
  const set = (end: 'from' | 'to', instant: string | undefined) => {
    const { [end]: _before, ...rest } = schedule ?? {};
    const next = instant === undefined ? rest : { ...rest, [end]: instant };
    onChange({ schedule: Object.keys(next).length === 0 ? null : next });
  };
  return (
    <>
      <InstantField label={edit.from} value={schedule?.from} onChange={(from) => set('from', from)} />
      <InstantField
        label={edit.to}
        value={schedule?.to}
        error={complaint('schedule', edit.to)}
        onChange={(to) => set('to', to)}
      />
    </>
  );
}
