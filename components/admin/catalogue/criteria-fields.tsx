'use client';

import { NativeSelect, TextInput } from '@mantine/core';
import type { CriteriaDraft, CriteriaType } from './criteria-draft.ts';
import { useCriteriaWords } from './criteria-words.ts';
import { useComplaint } from './field-complaints.tsx';
import { ListField } from './list-field.tsx';
import { MoneyField, NumberField } from './number-fields.tsx';
import { PartsField } from './parts-field.tsx';
import { useWordsOf } from './seen-values.ts';
import { UnseenNote } from './unseen-note.tsx';
import { WordSelect } from './word-select.tsx';

export type CriteriaProps = {
  readonly draft: CriteriaDraft;
  readonly currency: string;
  /** The achievement's own key: a composite does not name itself. */
  readonly ownKey: string;
  readonly onChange: (change: Partial<CriteriaDraft>) => void;
};

/** What is counted, and how much of it: the fields that the type of an achievement has. */
export function CriteriaFields(props: CriteriaProps) {
  const { type } = props.draft;
  if (type === 'collection') return <CollectionFields {...props} />;
  if (type === 'composite') return <CompositeFields {...props} />;
  return (
    <>
      {type === 'activity' && <ActivityFields {...props} />}
      <TargetField {...props} />
      <MeasureField {...props} />
    </>
  );
}

function TargetField({ draft, currency, onChange }: CriteriaProps) {
  const words = useCriteriaWords();
  const complaint = useComplaint();
  const label = targetLabel(draft.type);
  const field = {
    required: true,
    label,
    value: draft.target,
    error: complaint('criteria.target', label),
    onChange: (target: number | null) => onChange({ target }),
  };
  return draft.type === 'spending' ? <MoneyField {...field} currency={currency} /> : <NumberField {...field} />;

  function targetLabel(type: CriteriaType): string {
    if (type === 'spending') return words.target.amount(currency);
    if (type === 'activity' && draft.counted === 'sum') return words.target.sum;
    return type === 'streak' ? words.target.streak : words.target.count;
  }
}

function MeasureField({ draft, onChange }: CriteriaProps) {
  const words = useCriteriaWords();
  if (draft.type === 'purchase') {
    return (
      <NativeSelect
        label={words.distinct}
        value={draft.distinct ?? ''}
        onChange={(event) => {
          const chosen = DISTINCTS.find((one) => one === event.currentTarget.value);
          onChange({ distinct: chosen });
        }}
      >
        <option value="">{words.distincts['']}</option>
        {DISTINCTS.map((one) => (
          <option key={one} value={one}>
            {words.distincts[one]}
          </option>
        ))}
      </NativeSelect>
    );
  }
  if (draft.type === 'spending') {
    return (
      <WordSelect
        label={words.measure}
        value={draft.measure}
        words={words.measures}
        onChange={(measure) => onChange({ measure })}
      />
    );
  }
  if (draft.type !== 'streak') return null;
  const { day, week, month } = words.units;
  return (
    <WordSelect
      label={words.unit}
      value={draft.unit}
      words={{ day, week, month }}
      onChange={(unit) => onChange({ unit })}
    />
  );
}

const DISTINCTS = ['day', 'sku', 'category'] as const;

function ActivityFields({ draft, onChange }: CriteriaProps) {
  const words = useCriteriaWords();
  const complaint = useComplaint();
  return (
    <>
      <TextInput
        required
        label={words.event}
        placeholder={words.eventHint}
        value={draft.event}
        error={complaint('criteria.event', words.event)}
        onChange={(event) => onChange({ event: event.currentTarget.value })}
      />
      <WordSelect
        label={words.counted}
        value={draft.counted}
        words={words.counteds}
        onChange={(counted) => onChange({ counted })}
      />
    </>
  );
}

function CollectionFields({ draft, onChange }: CriteriaProps) {
  const words = useCriteriaWords();
  const seen = useWordsOf(draft.field);
  const complaint = useComplaint();
  return (
    <>
      <WordSelect
        label={words.field}
        value={draft.field}
        words={words.collected}
        onChange={(field) => onChange({ field })}
      />
      <NumberField
        required
        label={words.need}
        value={draft.need}
        error={complaint('criteria.need', words.need)}
        onChange={(need) => onChange({ need })}
      />
      <div className="sm:order-last sm:col-span-3">
        <ListField
          label={words.values}
          description={words.valuesHint}
          suggestions={seen}
          values={draft.values}
          error={complaint('criteria.values', words.values)}
          onChange={(values) => onChange({ values })}
        />
        <UnseenNote
          typed={draft.values}
          seen={seen}
          onTake={(meant, typed) =>
            onChange({ values: [...new Set(draft.values.map((value) => (value === typed ? meant : value)))] })
          }
        />
      </div>
    </>
  );
}

function CompositeFields({ draft, ownKey, onChange }: CriteriaProps) {
  const words = useCriteriaWords();
  const complaint = useComplaint();
  return (
    <>
      <WordSelect
        label={words.op}
        value={draft.op}
        words={words.ops}
        onChange={(op) => onChange({ op, n: op === 'atLeast' ? (draft.n ?? 1) : undefined })}
      />
      {draft.op === 'atLeast' && (
        <NumberField
          required
          label={words.n}
          value={draft.n ?? null}
          error={complaint('criteria.n', words.n)}
          onChange={(n) => onChange({ n: n ?? undefined })}
        />
      )}
      <PartsField
        ownKey={ownKey}
        chosen={draft.of}
        error={complaint('criteria.of', words.parts)}
        onChange={(of) => onChange({ of })}
      />
    </>
  );
}
