import type { PurchaseDetail } from '#server/insights/purchases/contract.ts';
import type { RecordPurchaseInput } from '#server/loyalty/purchases/contract.ts';

/** A recorded purchase in the words a partner sends one with; what was not given is left out. */
export function payloadOf(purchase: PurchaseDetail): RecordPurchaseInput {
  const { orderId, customer, amount, currency, channel, occurredAt, items, metadata } = purchase;
  const { externalId, email, name } = customer;
  return {
    orderId,
    customer: { ...(externalId ? { externalId } : {}), ...(email ? { email } : {}), ...(name ? { name } : {}) },
    amount: Number(amount),
    currency,
    status: purchase.status === 'pending' ? 'pending' : 'completed',
    occurredAt: occurredAt.toISOString(),
    ...(channel === null ? {} : { channel }),
    items: items.map((item) => ({
      ...(item.sku === null ? {} : { sku: item.sku }),
      name: item.name,
      ...(item.category === null ? {} : { category: item.category }),
      quantity: item.quantity,
      unitAmount: Number(item.unitAmount),
    })),
    metadata,
  };
}
