'use client';

import { ActionIcon } from '@mantine/core';
import { Minus, Plus } from 'lucide-react';
import { useFormats } from '#components/words/formats.tsx';
import type { PurchaseDetail } from '#server/insights/purchases/contract.ts';
import { usePurchaseWords } from './purchase-words.ts';
import type { RefundDraft } from './refund-draft.ts';

type Props = {
  readonly purchase: PurchaseDetail;
  readonly quantities: RefundDraft['quantities'];
  readonly onChange: (quantities: RefundDraft['quantities']) => void;
};

/** The lines of a purchase, and how many of each go back. */
export function RefundLines({ purchase, quantities, onChange }: Props) {
  const { refund: words } = usePurchaseWords();
  const { money, count } = useFormats();
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {purchase.items.map(({ index, name, quantity, returned, unitAmount }) => {
        const most = quantity - returned;
        return (
          <li key={index} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-3 py-2">
            <div className="min-w-28 flex-1">
              <p className={`truncate font-medium ${most === 0 ? 'text-soft' : ''}`}>{name}</p>
              <p className="text-soft text-xs tabular-nums">
                {most === 0 ? words.gone : words.of(count(most), count(quantity))} ·{' '}
                <span className="whitespace-nowrap">{words.each(money(unitAmount, purchase.currency))}</span>
              </p>
            </div>
            {most > 0 && (
              <Stepper
                label={name}
                value={quantities[index] ?? 0}
                most={most}
                onChange={(value) => onChange({ ...quantities, [index]: value })}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

type StepperProps = {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
};

function Stepper({ label, value, most, onChange }: StepperProps) {
  const { refund: words } = usePurchaseWords();
  return (
    <div className="ml-auto flex items-center gap-1">
      <ActionIcon
        variant="default"
        aria-label={words.fewer(label)}
        disabled={value === 0}
        onClick={() => onChange(value - 1)}
      >
        <Minus size={14} aria-hidden="true" />
      </ActionIcon>
      <input
        type="number"
        inputMode="numeric"
        min={0}
        max={most}
        aria-label={words.quantityOf(label)}
        value={value}
        onChange={(event) => onChange(Math.max(0, Math.min(most, Math.trunc(event.currentTarget.valueAsNumber || 0))))}
        className="h-7 w-12 rounded border border-line bg-surface text-center tabular-nums [appearance:textfield] max-md:h-11 [&::-webkit-inner-spin-button]:appearance-none"
      />
      <ActionIcon
        variant="default"
        aria-label={words.more(label)}
        disabled={value === most}
        onClick={() => onChange(value + 1)}
      >
        <Plus size={14} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}
