'use client';

import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useComplaint } from './field-complaints.tsx';
import { InstantField } from './instant-field.tsx';
import { MoneyField, NumberField } from './number-fields.tsx';
import { emptyItem, type ItemDraft, type PurchaseDraft } from './purchase-draft.ts';
import { useSimulationWords } from './simulation-words.ts';

type Props = { readonly purchase: PurchaseDraft; readonly onChange: (purchase: PurchaseDraft) => void };

/** The purchase a rule is tried on. */
export function SimulatedPurchase({ purchase, onChange }: Props) {
  const words = useSimulationWords();
  const complaint = useComplaint();
  const change = (some: Partial<PurchaseDraft>) => onChange({ ...purchase, ...some });
  return (
    <div className="grid grid-cols-2 gap-3">
      <MoneyField
        label={words.amount(purchase.currency)}
        currency={purchase.currency}
        value={purchase.amount}
        error={complaint('purchase.amount', words.amount(purchase.currency))}
        onChange={(amount) => change({ amount })}
      />
      <TextInput
        label={words.currency}
        maxLength={3}
        value={purchase.currency}
        error={complaint('purchase.currency', words.currency)}
        onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
      />
      <TextInput
        label={words.channel}
        value={purchase.channel}
        onChange={(event) => change({ channel: event.currentTarget.value })}
      />
      <InstantField
        label={words.when}
        value={purchase.occurredAt}
        error={complaint('purchase.occurredAt', words.when)}
        onChange={(occurredAt) => change({ occurredAt })}
      />
      <div className="col-span-2 grid gap-2">
        {purchase.items.map((item, index) => (
          <ItemFields
            key={item.id}
            item={item}
            nth={String(index + 1)}
            currency={purchase.currency}
            onChange={(next) => change({ items: purchase.items.with(index, next) })}
            onRemove={() => change({ items: purchase.items.filter((one) => one !== item) })}
          />
        ))}
        {complaint('purchase.items', words.items) && (
          <p className="text-alert-ink text-xs">{complaint('purchase.items', words.items)}</p>
        )}
        <div>
          <Button
            size="compact-xs"
            variant="light"
            leftSection={<Plus size={12} aria-hidden="true" />}
            onClick={() => change({ items: [...purchase.items, emptyItem()] })}
          >
            {words.addItem}
          </Button>
        </div>
      </div>
    </div>
  );
}

type ItemProps = {
  readonly item: ItemDraft;
  readonly nth: string;
  readonly currency: string;
  readonly onChange: (item: ItemDraft) => void;
  readonly onRemove: () => void;
};

function ItemFields({ item, nth, currency, onChange, onRemove }: ItemProps) {
  const words = useSimulationWords();
  const text = (name: 'name' | 'sku' | 'category', label: string) => ({
    size: 'xs' as const,
    'aria-label': label,
    placeholder: label,
    maxLength: 255,
    value: item[name],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ ...item, [name]: event.currentTarget.value }),
  });
  return (
    <fieldset className="min-w-0 rounded border border-line p-2">
      <legend className="sr-only">{words.item(nth)}</legend>
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] gap-2">
        <TextInput {...text('name', words.product)} />
        <TextInput {...text('category', words.category)} />
        <ActionIcon variant="subtle" color="gray" aria-label={words.removeItem(nth)} onClick={onRemove}>
          <X size={14} aria-hidden="true" />
        </ActionIcon>
        <TextInput {...text('sku', words.sku)} />
        <div className="grid grid-cols-[4rem_minmax(0,1fr)] gap-2">
          <NumberField
            size="xs"
            aria-label={words.quantity}
            value={item.quantity}
            onChange={(quantity) => onChange({ ...item, quantity })}
          />
          <MoneyField
            size="xs"
            aria-label={words.price}
            currency={currency}
            value={item.unitAmount}
            onChange={(unitAmount) => onChange({ ...item, unitAmount })}
          />
        </div>
      </div>
    </fieldset>
  );
}
