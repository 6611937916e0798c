'use client';

import { ActionIcon, Button } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useFormats } from '#components/words/formats.tsx';
import { type BandDraft, type CashbackDraft, inOrder, withBand } from './cashback-draft.ts';
import { useCashbackRuleWords } from './cashback-rule-words.ts';
import { useComplaint } from './field-complaints.tsx';
import { MoneyField, NumberField } from './number-fields.tsx';

type Props = { readonly draft: CashbackDraft; readonly onChange: (draft: CashbackDraft) => void };

const BPS_OF_PERCENT = 100;
const GRID = 'grid grid-cols-[minmax(0,1fr)_6rem_2rem] gap-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_6rem_2rem]';

/** The bands of a rule, edited where they stand. They sort themselves once an amount is left. */
export function BandTable({ draft, onChange }: Props) {
  const words = useCashbackRuleWords();
  const { currency, bands } = draft;
  const rows = useRef<HTMLDivElement>(null);
  const isAdded = useRef(false);
  useEffect(() => {
    if (isAdded.current && bands.length > 0) rows.current?.lastElementChild?.querySelector('input')?.focus();
    isAdded.current = false;
  }, [bands.length]);
  const add = () => {
    isAdded.current = true;
    onChange(withBand(draft));
  };
  return (
    <div className="grid gap-2">
      <div aria-hidden="true" className={`${GRID} text-soft text-xs`}>
        <span>{words.from(currency)}</span>
        <span className="max-sm:hidden">{words.to}</span>
        <span>{words.rate}</span>
      </div>
      <div ref={rows} className="grid gap-2">
        {bands.map((band, index) => (
          <Row
            key={band.id}
            band={band}
            index={index}
            next={bands[index + 1]}
            currency={currency}
            onChange={(next) => onChange({ ...draft, bands: bands.with(index, next) })}
            onLeave={() => onChange({ ...draft, bands: inOrder(bands) })}
            onRemove={() => onChange({ ...draft, bands: bands.filter((one) => one !== band) })}
          />
        ))}
      </div>
      <div>
        <Button size="xs" variant="light" leftSection={<Plus size={14} aria-hidden="true" />} onClick={add}>
          {words.add}
        </Button>
      </div>
    </div>
  );
}

type RowProps = {
  readonly band: BandDraft;
  readonly index: number;
  readonly next: BandDraft | undefined;
  readonly currency: string;
  readonly onChange: (band: BandDraft) => void;
  readonly onLeave: () => void;
  readonly onRemove: () => void;
};

function Row({ band, index, next, currency, onChange, onLeave, onRemove }: RowProps) {
  const words = useCashbackRuleWords();
  const { count, roundMoney } = useFormats();
  const complaint = useComplaint();
  const nth = count(index + 1);
  const end = next === undefined ? words.andMore : next.from === null ? '' : roundMoney(BigInt(next.from), currency);
  return (
    <div className={`${GRID} items-start`}>
      <MoneyField
        aria-label={words.nth(words.from(currency), nth)}
        currency={currency}
        // Something is paid for every amount, so the first band begins at nothing.
        readOnly={index === 0 && band.from === 0}
        variant={index === 0 && band.from === 0 ? 'filled' : 'default'}
        value={band.from}
        error={complaint(`bands.${index}.from`, words.from(currency))}
        onChange={(from) => onChange({ ...band, from })}
        onBlur={onLeave}
      />
      <span className="py-2 text-sm text-soft tabular-nums max-sm:hidden">
        {next === undefined ? end : words.below(end)}
      </span>
      <NumberField
        isDecimal
        aria-label={words.nth(words.rate, nth)}
        rightSection={<span className="text-soft text-sm">%</span>}
        value={band.rateBps === null ? null : band.rateBps / BPS_OF_PERCENT}
        error={complaint(`bands.${index}.rateBps`, words.rate)}
        onChange={(rate) => onChange({ ...band, rateBps: rate === null ? null : Math.round(rate * BPS_OF_PERCENT) })}
      />
      {index > 0 && (
        <ActionIcon
          className="mt-1 max-md:mt-0"
          variant="subtle"
          color="gray"
          aria-label={words.remove(nth)}
          onClick={onRemove}
        >
          <X size={14} aria-hidden="true" />
        </ActionIcon>
      )}
    </div>
  );
}
