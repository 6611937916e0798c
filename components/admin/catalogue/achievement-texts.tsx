'use client';

import { Textarea, TextInput } from '@mantine/core';
import { AchievementIcon, ICON_NAMES } from '#components/ui/achievement-icon.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { type AchievementDraft, type Change, keyOfName } from './achievement-draft.ts';
import { useAchievementWords } from './achievement-words.ts';
import { useComplaint } from './field-complaints.tsx';
import { NumberField } from './number-fields.tsx';
import { WordSelect } from './word-select.tsx';

type Props = { readonly draft: AchievementDraft; readonly isNew: boolean; readonly onChange: Change };

/** What customers see of an achievement, and what it gives. */
export function AchievementTexts({ draft, isNew, onChange }: Props) {
  const words = useAchievementWords();
  const complaint = useComplaint();
  const { edit } = words;
  const rename = (name: string) => {
    const isKeyOfName = draft.key === keyOfName(draft.name);
    onChange({ name, ...(isNew && isKeyOfName ? { key: keyOfName(name) } : {}) });
  };
  return (
    <Panel title={edit.about}>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextInput
          required
          label={edit.name}
          maxLength={255}
          value={draft.name}
          error={complaint('name', edit.name)}
          onChange={(event) => rename(event.currentTarget.value)}
        />
        <TextInput
          required
          label={edit.key}
          maxLength={64}
          readOnly={!isNew}
          classNames={{ input: 'font-mono' }}
          description={edit.keyHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={draft.key}
          error={complaint('key', edit.key)}
          onChange={(event) => onChange({ key: event.currentTarget.value })}
        />
        <Textarea
          className="sm:col-span-2"
          label={edit.description}
          description={edit.descriptionHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          rows={2}
          maxLength={2000}
          value={draft.description}
          error={complaint('description', edit.description)}
          onChange={(event) => onChange({ description: event.currentTarget.value })}
        />
        <NumberField
          required
          label={edit.points}
          description={edit.pointsHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={draft.points}
          error={complaint('points', edit.points)}
          onChange={(points) => onChange({ points })}
        />
        <WordSelect label={edit.tier} value={draft.tier} words={words.tiers} onChange={(tier) => onChange({ tier })} />
        <IconField value={draft.icon} onChange={(icon) => onChange({ icon })} />
      </div>
    </Panel>
  );
}

function IconField({ value, onChange }: { value: string; onChange: (icon: string) => void }) {
  const { edit } = useAchievementWords();
  return (
    <fieldset className="min-w-0 sm:col-span-2">
      <legend className="mb-1.5 font-medium text-sm">{edit.icon}</legend>
      <div className="flex flex-wrap gap-1.5">
        {ICON_NAMES.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === value}
            aria-label={name}
            onClick={() => onChange(name)}
            className="grid size-9 cursor-pointer place-items-center rounded border border-line text-soft hover:border-soft aria-pressed:border-leaf aria-pressed:bg-leaf-wash aria-pressed:text-leaf max-md:size-11"
          >
            <AchievementIcon name={name} className="size-4" />
          </button>
        ))}
      </div>
    </fieldset>
  );
}
