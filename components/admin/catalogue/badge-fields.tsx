'use client';

import { Switch, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { DARK, LIGHT } from '#components/theme/palette.ts';
import { contrastOf } from '#components/ui/colour.ts';
import { Medallion } from '#components/ui/medallion.tsx';
import type { BadgeBenefits, BadgeDefinition } from '#server/loyalty/badges/contract.ts';
import { useBadgeWords } from './badge-words.ts';
import { useComplaint } from './field-complaints.tsx';
import { ListField } from './list-field.tsx';
import { NumberField } from './number-fields.tsx';

type Props = { readonly draft: BadgeDefinition; readonly onChange: (change: Partial<BadgeDefinition>) => void };
type FieldsProps = Props & {
  /** What its requirements would do, said beneath them. */
  readonly children?: ReactNode;
};

const BPS_OF_PERCENT = 100;
const BELOW = ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[];

/** What a badge is called and looks like, what it asks for, and what it gives. */
export function BadgeFields({ draft, onChange, children }: FieldsProps) {
  const { form } = useBadgeWords();
  const complaint = useComplaint();
  const number = (name: 'level' | 'pointsRequired' | 'achievementsRequired', label: string) => ({
    required: true,
    label,
    value: draft[name] < 0 ? null : draft[name],
    error: complaint(name, label),
    onChange: (value: number | null) => onChange({ [name]: value ?? -1 }),
  });
  return (
    <div className="grid gap-5 pb-5">
      <Part title={form.looks}>
        <TextInput
          required
          label={form.name}
          maxLength={255}
          value={draft.name}
          error={complaint('name', form.name)}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <NumberField {...number('level', form.level)} />
        <ColourField draft={draft} onChange={onChange} />
        <Textarea
          className="sm:col-span-2"
          label={form.description}
          rows={1}
          maxLength={2000}
          value={draft.description}
          onChange={(event) => onChange({ description: event.currentTarget.value })}
        />
      </Part>
      <Part title={form.asks} hint={form.asksHint}>
        <NumberField {...number('pointsRequired', form.points)} />
        <NumberField {...number('achievementsRequired', form.achievements)} />
        {children && <div className="sm:col-span-2">{children}</div>}
      </Part>
      <Part title={form.gives}>
        <BenefitFields benefits={draft.benefits} onChange={(benefits) => onChange({ benefits })} />
      </Part>
      <Switch
        label={form.isActive}
        description={form.isActiveHint}
        checked={draft.isActive}
        onChange={(event) => onChange({ isActive: event.currentTarget.checked })}
      />
    </div>
  );
}

type PartProps = { readonly title: string; readonly hint?: string; readonly children: ReactNode };

function Part({ title, hint, children }: PartProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-semibold text-sm">
        {title}
        {hint && <span className="ml-2 font-normal text-soft text-xs">{hint}</span>}
      </legend>
      <div className="grid items-start gap-4 sm:grid-cols-2">{children}</div>
    </fieldset>
  );
}

const LEAST_CONTRAST = 3;

function ColourField({ draft: { color }, onChange }: Props) {
  const { form } = useBadgeWords();
  const complaint = useComplaint();
  const isColour = /^#[0-9a-f]{6}$/.test(color);
  const [light, dark] = isColour ? [contrastOf(color, LIGHT.surface), contrastOf(color, DARK.surface)] : [0, 0];
  const isSeen = Math.min(light, dark) >= LEAST_CONTRAST;
  return (
    <div className="flex items-end gap-3 sm:col-span-2">
      <Medallion color={isColour ? color : null} className="size-14 shrink-0" />
      <TextInput
        className="w-40 shrink-0"
        type="color"
        label={form.color}
        value={isColour ? color : '#000000'}
        error={complaint('color', form.color)}
        onChange={(event) => onChange({ color: event.currentTarget.value.toLowerCase() })}
      />
      <p role="status" className="pb-1.5 text-xs">
        <span className="block text-soft tabular-nums">{form.contrast(light.toFixed(1), dark.toFixed(1))}</span>
        <span className={isSeen ? 'text-leaf' : 'text-gold-ink'}>{isSeen ? form.contrastGood : form.contrastBad}</span>
      </p>
    </div>
  );
}

type BenefitProps = { readonly benefits: BadgeBenefits; readonly onChange: (benefits: BadgeBenefits) => void };

function BenefitFields({ benefits, onChange }: BenefitProps) {
  const { form } = useBadgeWords();
  const complaint = useComplaint();
  const factor = (name: 'cashbackMultiplier' | 'pointsMultiplier', label: string) => ({
    isDecimal: true,
    label,
    description: form.multiplierHint,
    inputWrapperOrder: BELOW,
    value: benefits[name] || null,
    error: complaint(`benefits.${name}`, label),
    onChange: (value: number | null) => onChange({ ...benefits, [name]: value ?? 0 }),
  });
  return (
    <>
      <NumberField
        isDecimal
        label={form.bonus}
        description={form.bonusHint}
        inputWrapperOrder={BELOW}
        rightSection={<span className="text-soft text-sm">%</span>}
        value={benefits.cashbackBonusBps < 0 ? null : benefits.cashbackBonusBps / BPS_OF_PERCENT}
        error={complaint('benefits.cashbackBonusBps', form.bonus)}
        onChange={(percent) =>
          onChange({ ...benefits, cashbackBonusBps: percent === null ? -1 : Math.round(percent * BPS_OF_PERCENT) })
        }
      />
      <NumberField {...factor('cashbackMultiplier', form.multiplier)} />
      <NumberField {...factor('pointsMultiplier', form.pointsMultiplier)} />
      <ListField
        label={form.perks}
        description={form.perksHint}
        values={benefits.perks}
        error={complaint('benefits.perks', form.perks)}
        onChange={(perks) => onChange({ ...benefits, perks })}
      />
    </>
  );
}
