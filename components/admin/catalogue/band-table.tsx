'use client';

import { ActionIcon, Button } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { useFormats } from '#components/words/formats.tsx';
import type { CashbackBand } from '#server/payments/cashback/contract.ts';
import { useCashbackRuleWords } from './cashback-rule-words.ts';
import { useComplaint } from './field-complaints.tsx';
import { MoneyField, NumberField } from './number-fields.tsx';

type Props = {
  readonly bands: readonly CashbackBand[];
  readonly currency: string;
  readonly onChange: (bands: CashbackBand[]) => void;
};

const BPS_OF_PERCENT = 100;

/** The bands of a rule, edited where they stand. A field left empty is refused at its place. */
export function BandTable({ bands, currency, onChange }: Props) {
  const words = useCashbackRuleWords();
  const { count } = useFormats();
  const complaint = useComplaint();
  const keys = useRef(bands.map(() => crypto.randomUUID() as string));
  const set = (index: number, change: Partial<CashbackBand>) =>
    onChange(bands.map((band, at) => (at === index ? { ...band, ...change } : band)));
  const add = () => {
    keys.current.push(crypto.randomUUID());
    const last = bands.at(-1);
    onChange([...bands, { from: Number.NaN, rateBps: last?.rateBps ?? 0 }]);
  };
  const remove = (index: number) => {
    keys.current.splice(index, 1);
    onChange(bands.filter((_, at) => at !== index));
  };
  return (
    <div className="grid gap-2">
      <div aria-hidden="true" className="grid grid-cols-[minmax(0,1fr)_7rem_2rem] gap-2 text-soft text-xs">
        <span>{words.from(currency)}</span>
        <span>{words.rate}</span>
      </div>
      {bands.map((band, index) => (
        <div key={keys.current[index] ?? index} className="grid grid-cols-[minmax(0,1fr)_7rem_2rem] items-start gap-2">
          <MoneyField
            aria-label={words.nth(words.from(currency), count(index + 1))}
            currency={currency}
            value={shownOf(band.from)}
            error={complaint(`bands.${index}.from`, words.from(currency))}
            onChange={(from) => set(index, { from: from ?? Number.NaN })}
          />
          <NumberField
            isDecimal
            aria-label={words.nth(words.rate, count(index + 1))}
            value={shownOf(band.rateBps / BPS_OF_PERCENT)}
            error={complaint(`bands.${index}.rateBps`, words.rate)}
            onChange={(rate) => set(index, { rateBps: rate === null ? Number.NaN : Math.round(rate * BPS_OF_PERCENT) })}
          />
          <ActionIcon
            className="mt-1"
            variant="subtle"
            color="gray"
            aria-label={words.remove(count(index + 1))}
            onClick={() => remove(index)}
          >
            <X size={14} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button size="xs" variant="light" leftSection={<Plus size={14} aria-hidden="true" />} onClick={add}>
          {words.add}
        </Button>
      </div>
    </div>
  );
}

function shownOf(number: number): number | null {
  return Number.isNaN(number) ? null : number;
}
