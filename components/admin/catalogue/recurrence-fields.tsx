'use client';

import { Checkbox } from '@mantine/core';
import type { Recurrence } from '#server/loyalty/achievements/contract.ts';
import { type AchievementDraft, type Change, recurrencesOf } from './achievement-draft.ts';
import { useAchievementWords } from './achievement-words.ts';
import { useComplaint } from './field-complaints.tsx';
import { NumberField } from './number-fields.tsx';
import { WordSelect } from './word-select.tsx';

type Props = { readonly draft: AchievementDraft; readonly onChange: Change };

const FRESH: Record<Recurrence['kind'], Recurrence> = {
  once: { kind: 'once' },
  perWindow: { kind: 'perWindow' },
  onCompletion: { kind: 'onCompletion', carryExcess: false },
};

/** How often an achievement can be unlocked; nothing where once is all there is. */
export function RecurrenceFields({ draft, onChange }: Props) {
  const { edit } = useAchievementWords();
  const complaint = useComplaint();
  const { recurrence } = draft;
  const allowed = recurrencesOf(draft.criteria);
  const choices = [...new Set([...allowed, recurrence.kind])].map((kind) => [kind, edit.recurrences[kind]] as const);
  if (choices.length === 1) return null;
  return (
    <div className="mt-4 grid items-start gap-4 sm:grid-cols-2">
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
    </div>
  );
}
