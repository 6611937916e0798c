'use client';

import { Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { AchievementIcon, ICON_NAMES } from '#components/ui/achievement-icon.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { type AchievementDraft, type Change, keyOfName } from './achievement-draft.ts';
import { useAchievementWords } from './achievement-words.ts';
import { useComplaint } from './field-complaints.tsx';
import { NumberField } from './number-fields.tsx';
import { WordSelect } from './word-select.tsx';

type Props = {
  readonly draft: AchievementDraft;
  readonly isNew: boolean;
  /** The description was written for the rule as it was, and the rule is another by now. */
  readonly isDescriptionOld: boolean;
  readonly onChange: Change;
};

const BELOW = ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[];
/** About as many characters as a line of the description holds. */
const LINE = 70;

/** What customers see of an achievement, and what it gives. */
export function AchievementTexts({ draft, isNew, isDescriptionOld, onChange }: Props) {
  const words = useAchievementWords();
  const complaint = useComplaint();
  const { edit } = words;
  const rename = (name: string) => {
    const isKeyOfName = draft.key === keyOfName(draft.name);
    onChange({ name, ...(isNew && isKeyOfName ? { key: keyOfName(name) } : {}) });
  };
  return (
    <Panel title={edit.about}>
      <div className="grid grid-cols-2 items-start gap-4 sm:grid-cols-[minmax(0,1fr)_7rem_9rem]">
        <div className="col-span-2 min-w-0 sm:col-span-1">
          <TextInput
            required
            label={edit.name}
            placeholder={edit.namePlaceholder}
            maxLength={255}
            value={draft.name}
            error={complaint('name', edit.name)}
            onChange={(event) => rename(event.currentTarget.value)}
          />
          {isNew && <KeyLine draft={draft} onChange={onChange} />}
        </div>
        <NumberField
          required
          label={edit.points}
          value={draft.points}
          error={complaint('points', edit.points)}
          onChange={(points) => onChange({ points })}
        />
        <WordSelect label={edit.tier} value={draft.tier} words={words.tiers} onChange={(tier) => onChange({ tier })} />
        <div className="col-span-2 flex gap-3 sm:col-span-3 max-sm:flex-col">
          <IconField value={draft.icon} onChange={(icon) => onChange({ icon })} />
          <Textarea
            className="min-w-0 flex-1"
            label={edit.description}
            description={
              isDescriptionOld ? <span className="text-gold-ink">{edit.descriptionOld}</span> : edit.descriptionHint
            }
            inputWrapperOrder={BELOW}
            // It grows with its text; where a browser cannot do that, a long one gets three lines.
            rows={draft.description.length > LINE ? 3 : 1}
            classNames={{ input: 'max-h-48 [field-sizing:content]' }}
            maxLength={2000}
            value={draft.description}
            error={complaint('description', edit.description)}
            onChange={(event) => onChange({ description: event.currentTarget.value })}
          />
        </div>
      </div>
    </Panel>
  );
}

/** The key follows the name, until somebody wants another. */
function KeyLine({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) {
  const { edit } = useAchievementWords();
  const complaint = useComplaint();
  const [isAsked, setAsked] = useState(false);
  const wrong = complaint('key', edit.key);
  if (isAsked || wrong) {
    return (
      <TextInput
        required
        className="mt-2"
        size="xs"
        label={edit.key}
        maxLength={64}
        autoFocus={isAsked}
        classNames={{ input: 'font-mono' }}
        description={edit.keyHint}
        inputWrapperOrder={BELOW}
        value={draft.key}
        error={wrong}
        onChange={(event) => onChange({ key: event.currentTarget.value })}
      />
    );
  }
  if (draft.key === '') return null;
  return (
    <p className="mt-1 text-soft text-xs [overflow-wrap:anywhere]">
      {edit.keyOf} <span className="font-mono text-ink">{draft.key}</span>{' '}
      <button
        type="button"
        className="min-h-6 cursor-pointer px-1 text-leaf hover:underline max-md:min-h-11"
        onClick={() => setAsked(true)}
      >
        {edit.keyChange}
      </button>
    </p>
  );
}

function IconField({ value, onChange }: { value: string; onChange: (icon: string) => void }) {
  const { edit } = useAchievementWords();
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const nameOf = (name: string) => edit.icons[name] ?? name;
  const choose = (name: string) => {
    onChange(name);
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <div className="relative sm:pt-0.5">
      <span className="mb-1.5 block font-semibold text-sm leading-[1.55]" aria-hidden="true">
        {edit.icon}
      </span>
      <button
        ref={opener}
        type="button"
        aria-expanded={isOpen}
        aria-label={edit.iconChosen(nameOf(value))}
        onClick={() => setOpen(!isOpen)}
        className="grid size-9 cursor-pointer place-items-center rounded border border-line bg-leaf-wash text-leaf hover:border-leaf max-md:size-11"
      >
        <AchievementIcon name={value} className="size-4.5" />
      </button>
      {isOpen && <IconChoices value={value} nameOf={nameOf} onChoose={choose} onClose={() => setOpen(false)} />}
    </div>
  );
}

type ChoicesProps = {
  readonly value: string;
  readonly nameOf: (name: string) => string;
  readonly onChoose: (name: string) => void;
  readonly onClose: () => void;
};

function IconChoices({ value, nameOf, onChoose, onClose }: ChoicesProps) {
  const { edit } = useAchievementWords();
  const choices = useRef<HTMLFieldSetElement>(null);
  useEffect(() => choices.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus(), []);
  return (
    <fieldset
      ref={choices}
      className="absolute top-full left-0 z-20 mt-1 flex w-74 max-w-[calc(100vw-4rem)] flex-wrap gap-1 rounded-md border border-line bg-raised p-2 shadow-lg"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onChoose(value);
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
    >
      <legend className="sr-only">{edit.icon}</legend>
      {ICON_NAMES.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === value}
          aria-label={nameOf(name)}
          title={nameOf(name)}
          onClick={() => onChoose(name)}
          className="grid size-9 cursor-pointer place-items-center rounded text-soft hover:bg-track hover:text-ink aria-pressed:bg-leaf-wash aria-pressed:text-leaf max-md:size-11"
        >
          <AchievementIcon name={name} className="size-4.5" />
        </button>
      ))}
    </fieldset>
  );
}
