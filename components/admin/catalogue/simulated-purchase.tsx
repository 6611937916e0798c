'use client';

import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core';
import { ClipboardPaste, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useComplaint } from './field-complaints.tsx';
import { InstantField } from './instant-field.tsx';
import { MoneyField, NumberField } from './number-fields.tsx';
import { emptyItem, type ItemDraft, type PurchaseDraft, pastedPurchase } from './purchase-draft.ts';
import { useWordsOf } from './seen-values.ts';
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
        list={SHOP_CHANNELS}
        autoComplete="off"
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
        <ShopWords id={SHOP_CHANNELS} field="channel" />
        <ShopWords id={SHOP_CATEGORIES} field="category" />
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
        <PurchaseMore purchase={purchase} onChange={onChange} />
      </div>
    </div>
  );
}

/** Adds an item, or takes a whole purchase from what was sent to the API. */
function PurchaseMore({ purchase, onChange }: Props) {
  const words = useSimulationWords();
  const [pasted, setPasted] = useState<string | null>(null);
  const paste = (text: string) => {
    const read = pastedPurchase(text, purchase.currency);
    if (read) onChange(read);
    setPasted(read ? null : text);
  };
  const told = Object.entries(purchase.metadata ?? {}).map(([name, value]) => `${name}: ${String(value)}`);
  return (
    <>
      {told.length > 0 && (
        <p className="text-soft text-xs [overflow-wrap:anywhere]">{words.metadata(told.join(', '))}</p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          size="compact-xs"
          variant="light"
          leftSection={<Plus size={12} aria-hidden="true" />}
          onClick={() => onChange({ ...purchase, items: [...purchase.items, emptyItem()] })}
        >
          {words.addItem}
        </Button>
        <Button
          size="compact-xs"
          variant="light"
          aria-expanded={pasted !== null}
          leftSection={<ClipboardPaste size={12} aria-hidden="true" />}
          onClick={() => setPasted(pasted === null ? '' : null)}
        >
          {words.paste}
        </Button>
      </div>
      {pasted !== null && (
        <Textarea
          autoFocus
          label={words.pasteLabel}
          placeholder={words.pasteHint}
          classNames={{ input: 'font-mono text-xs' }}
          rows={4}
          spellCheck={false}
          value={pasted}
          error={pasted.trim() === '' ? undefined : words.pasteWrong}
          onChange={(event) => paste(event.currentTarget.value)}
        />
      )}
    </>
  );
}

const SHOP_CHANNELS = 'channels-of-the-shop';
const SHOP_CATEGORIES = 'categories-of-the-shop';

/** What the shop calls things, for the browser to offer. */
function ShopWords({ id, field }: { id: string; field: string }) {
  const words = useWordsOf(field);
  return (
    <datalist id={id}>
      {words.map((word) => (
        <option key={word} value={word} />
      ))}
    </datalist>
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
        <TextInput {...text('category', words.category)} list={SHOP_CATEGORIES} autoComplete="off" />
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
