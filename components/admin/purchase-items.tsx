'use client';

import { useMemo } from 'react';
import { chargesBeyond } from '#components/ui/charges.ts';
import { type Column, DataTable, MONEY_WIDTH } from '#components/ui/data-table.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { PurchaseDetail } from '#server/insights/purchases/contract.ts';
import { usePurchaseWords } from './purchase-words.ts';

type Item = PurchaseDetail['items'][number];

/** The lines of a purchase, and what of it went back. */
export function PurchaseItems({ purchase }: { purchase: PurchaseDetail }) {
  const { detail } = usePurchaseWords();
  const columns = useItemColumns(purchase.currency);
  return (
    <>
      <Panel title={detail.items} isFlush>
        {purchase.items.length === 0 ? (
          <p className="p-4 text-sm text-soft">{detail.noItems}</p>
        ) : (
          <DataTable
            label={detail.items}
            columns={columns}
            rows={purchase.items}
            rowId={({ index }) => String(index)}
          />
        )}
        <Charges purchase={purchase} />
      </Panel>
      {purchase.refunds.length > 0 && purchase.rewarding !== 'rewarded' && <Refunds purchase={purchase} />}
    </>
  );
}

/** What the order came to beyond its lines, so that the sums add up. */
function Charges({ purchase: { amount, items, currency } }: { purchase: PurchaseDetail }) {
  const { detail } = usePurchaseWords();
  const { money } = useFormats();
  const charges = chargesBeyond(amount, items);
  if (charges === 0n) return null;
  return (
    <p className="flex items-baseline justify-between gap-4 border-line border-t px-3 py-2.5 text-[0.8125rem] max-md:px-4">
      <span className="text-soft">{detail.charges}</span>
      <span className="shrink-0 tabular-nums">{money(charges, currency)}</span>
    </p>
  );
}

function useItemColumns(currency: string): readonly Column<Item>[] {
  const { detail } = usePurchaseWords();
  const { money, count } = useFormats();
  return useMemo(
    () => [
      {
        key: 'item',
        title: detail.item,
        cell: ({ name, sku, returned, quantity }) => (
          <>
            {name} {sku && <span className="font-mono text-soft text-xs">{sku}</span>}
            {returned > 0 && (
              <span className="block text-soft text-xs">{detail.returned(count(returned), count(quantity))}</span>
            )}
          </>
        ),
      },
      { key: 'category', title: detail.category, isNamed: true, width: '8rem', cell: ({ category }) => category },
      {
        key: 'quantity',
        title: detail.quantity,
        isNamed: true,
        width: '6rem',
        align: 'end',
        cell: ({ quantity }) => count(quantity),
      },
      {
        key: 'unit',
        title: detail.unit,
        width: MONEY_WIDTH,
        align: 'end',
        phone: 'hidden',
        cell: ({ unitAmount }) => money(unitAmount, currency),
      },
      {
        key: 'sum',
        title: detail.sum,
        width: MONEY_WIDTH,
        align: 'end',
        phone: 'corner',
        cell: ({ unitAmount, quantity }) => money(unitAmount * BigInt(quantity), currency),
      },
    ],
    [detail, money, count, currency],
  );
}

function Refunds({ purchase }: { purchase: PurchaseDetail }) {
  const { detail } = usePurchaseWords();
  const { money } = useFormats();
  return (
    <Panel title={detail.refunds}>
      <ul className="grid gap-2 text-sm">
        {purchase.refunds.map(({ id, amount, reason, occurredAt, isRewarded, isGivenUp }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="font-medium tabular-nums">{money(-amount, purchase.currency)}</span>
            {reason && <span className="min-w-0 flex-1 text-soft">{reason}</span>}
            <span className="text-soft">
              {isRewarded ? null : `${isGivenUp ? detail.refundGivenUp : detail.refundWaiting} · `}
              <RelativeTime at={occurredAt} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
