'use client';

import { Button, Switch, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { fieldError } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { parseMoney } from '#server/kernel/money.ts';
import type { RecordPurchaseInput } from '#server/loyalty/purchases/contract.ts';
import { PageHeader } from './page-header.tsx';
import { PurchaseForecast } from './purchase-forecast.tsx';
import { usePurchaseWords } from './purchase-words.ts';

const WAIT_MS = 500;

type Draft = {
  readonly orderId: string;
  readonly email: string;
  readonly amount: string;
  readonly product: string;
  readonly category: string;
  readonly channel: string;
  readonly isCompleted: boolean;
};

/** A purchase typed by hand, with what it would earn beside it before it is sent. */
export function AddPurchaseScreen({ currency, suggestedOrderId }: { currency: string; suggestedOrderId: string }) {
  const words = usePurchaseWords();
  const [draft, setDraft] = useState<Draft>({
    orderId: suggestedOrderId,
    email: '',
    amount: '',
    product: '',
    category: '',
    channel: 'web',
    isCompleted: true,
  });
  const purchase = purchaseOf(draft, currency);
  const [settled] = useDebouncedValue(JSON.stringify(purchase), WAIT_MS);
  const record = useRecord(draft.orderId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (purchase) record.mutate(purchase);
  };
  return (
    <>
      <PageHeader title={words.adding.title} up={{ href: '/admin/purchases', label: words.title }} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Panel title={words.detail.summary}>
          <form onSubmit={submit} className="grid gap-4">
            <RealWarning />
            <Fields
              draft={draft}
              onChange={(change) => setDraft({ ...draft, ...change })}
              error={record.error}
              currency={currency}
            />
            <div>
              <Button type="submit" loading={record.isPending} disabled={!purchase}>
                {words.adding.submit}
              </Button>
            </div>
          </form>
        </Panel>
        <PurchaseForecast purchase={JSON.parse(settled) as RecordPurchaseInput | null} />
      </div>
    </>
  );
}

/** Whoever only means to try something learns before they send it that this is no trial. */
function RealWarning() {
  const { adding } = usePurchaseWords();
  const [before, link, after] = adding.onlyTry;
  return (
    <div role="note" className="flex gap-3 rounded-md bg-gold-wash px-4 py-3 text-gold-ink text-sm">
      <TriangleAlert className="mt-0.5 size-5 shrink-0" aria-hidden="true" />
      <div className="grid gap-1">
        <p className="font-semibold">{adding.real}</p>
        <p>{adding.lead}</p>
        <p>
          {before}
          <Link href="/admin/achievements" className="font-medium underline underline-offset-2">
            {link}
          </Link>
          {after}
        </p>
      </div>
    </div>
  );
}

function useRecord(orderId: string) {
  const { adding } = usePurchaseWords();
  const toasts = useToasts();
  const router = useRouter();
  return trpc.purchases.record.useMutation({
    onSuccess: ({ id, created }) => {
      toasts.done(created ? adding.done(orderId) : adding.known(orderId));
      router.push(`/admin/purchases/${id}`);
    },
    onError: ({ data, message }) => {
      if (!data?.errors) toasts.failed(message || adding.failed);
    },
  });
}

type FieldsProps = {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
  readonly error: ReturnType<typeof useRecord>['error'];
  readonly currency: string;
};

function Fields({ draft, onChange, error, currency }: FieldsProps) {
  const { adding } = usePurchaseWords();
  const isAmountWrong = draft.amount !== '' && minorOf(draft.amount, currency) === null;
  const field = (name: Exclude<keyof Draft, 'isCompleted'>, label: string, path: string) => ({
    label,
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
    error: fieldError(error, path, label),
  });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextInput required {...field('orderId', adding.orderId, 'orderId')} />
      <TextInput required type="email" autoComplete="off" {...field('email', adding.customer, 'customer.email')} />
      <TextInput
        required
        inputMode="decimal"
        {...field('amount', adding.amountIn(currency), 'amount')}
        error={isAmountWrong ? adding.wrongAmount : fieldError(error, 'amount', adding.amount)}
      />
      <TextInput {...field('channel', adding.channel, 'channel')} />
      <TextInput {...field('product', adding.product, 'items.0.name')} />
      <TextInput {...field('category', adding.category, 'items.0.category')} />
      <Switch
        className="sm:col-span-2"
        label={adding.completed}
        description={adding.completedHint}
        checked={draft.isCompleted}
        onChange={(event) => onChange({ isCompleted: event.currentTarget.checked })}
      />
    </div>
  );
}

/** The draft as the API takes it; null as long as something is missing. */
function purchaseOf(draft: Draft, currency: string): RecordPurchaseInput | null {
  const amount = minorOf(draft.amount, currency);
  if (amount === null || draft.orderId === '' || !draft.email.includes('@')) return null;
  const { product: name, category, channel } = draft;
  const item = { name, quantity: 1, unitAmount: amount, ...(category ? { category } : {}) };
  return {
    orderId: draft.orderId,
    customer: { email: draft.email },
    amount,
    currency,
    status: draft.isCompleted ? 'completed' : 'pending',
    items: name ? [item] : [],
    ...(channel ? { channel } : {}),
  };
}

function minorOf(text: string, currency: string): number | null {
  const amount = parseMoney(text.replaceAll(/[\s,]/g, ''), currency);
  return amount === null || amount < 1n ? null : Number(amount);
}
