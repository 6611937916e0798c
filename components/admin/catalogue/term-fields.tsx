'use client';

import { Switch } from '@mantine/core';
import { useCallback } from 'react';
import type { AchievementDraft, Change } from './achievement-draft.ts';
import { useAchievementWords } from './achievement-words.ts';
import { ConditionBuilder } from './condition-builder.tsx';
import type { ConditionNode } from './condition-tree.ts';
import { useComplaint } from './field-complaints.tsx';
import { InstantField } from './instant-field.tsx';
import { useProgram } from './program-context.tsx';
import { WordSelect } from './word-select.tsx';

type Props = { readonly draft: AchievementDraft; readonly onChange: Change };

/** The fields of the terms: when, for whom, and what a refund does. */
export function TermFields({ draft, onChange }: Props) {
  const { edit } = useAchievementWords();
  const { currency } = useProgram();
  const changeAudience = useCallback((audience: ConditionNode | null) => onChange({ audience }), [onChange]);
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
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
