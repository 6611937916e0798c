import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Database, Tx } from '#db/client.ts';
import type { DeliveryStatus, EventType } from '#db/enums.ts';
import { webhookAttempts, webhookDeliveries, webhookEndpoints } from '#db/schema/webhooks.ts';
import { notFound } from '#server/kernel/errors.ts';
import { beyond, inPageOrder, type Page, type PageRequest, pageOf } from '#server/kernel/paging.ts';
import type { DeliveryView, WebhookView } from './contract.ts';

export type WebhookEndpoint = typeof webhookEndpoints.$inferSelect;
type WebhookDelivery = typeof webhookDeliveries.$inferSelect;
type WebhookAttempt = typeof webhookAttempts.$inferSelect;
export type TracedDelivery = WebhookDelivery & { readonly history: readonly WebhookAttempt[] };

/** Which endpoint of which program. */
export type WebhookName = { readonly programId: string; readonly webhookId: string };
export type DeliveryName = WebhookName & { readonly deliveryId: string };

/** Picks the endpoint while it exists. */
export function isWebhook({ programId, webhookId }: WebhookName) {
  const e = webhookEndpoints;
  return and(eq(e.programId, programId), eq(e.id, webhookId), isNull(e.deletedAt));
}

/**
 * The endpoint. The caller has asked whether it may be seen.
 * @throws Refusal `not_found`
 */
export async function webhookById(db: Database, name: WebhookName): Promise<WebhookEndpoint> {
  const [found] = await db.select().from(webhookEndpoints).where(isWebhook(name));
  if (!found) throw notFound('The webhook');
  return found;
}

/**
 * The endpoint, held for a change.
 * @throws Refusal `not_found`
 */
export async function heldWebhook(tx: Tx, name: WebhookName): Promise<WebhookEndpoint> {
  const [found] = await tx.select().from(webhookEndpoints).where(isWebhook(name)).for('no key update');
  if (!found) throw notFound('The webhook');
  return found;
}

/** One page of a program's endpoints by the time they were made. */
export async function webhooksPage(
  db: Database,
  programId: string,
  { isActive }: { readonly isActive?: boolean | undefined },
  page: PageRequest,
): Promise<Page<WebhookEndpoint>> {
  const e = webhookEndpoints;
  const key = { at: e.createdAt, id: e.id };
  const wanted = isActive === undefined ? undefined : eq(e.isActive, isActive);
  const rows = await db
    .select()
    .from(e)
    .where(and(eq(e.programId, programId), isNull(e.deletedAt), wanted, beyond(key, page)))
    .orderBy(...inPageOrder(key, page))
    .limit(page.limit + 1);
  return pageOf(rows, page, ({ createdAt, id }) => ({ at: createdAt, id }));
}

export type DeliveryFilters = {
  readonly status?: DeliveryStatus | undefined;
  readonly eventType?: EventType | undefined;
};

/** One page of an endpoint's deliveries by the time of their events, with every attempt. */
export async function deliveriesPage(
  db: Database,
  { programId, webhookId }: WebhookName,
  { status, eventType }: DeliveryFilters,
  page: PageRequest,
): Promise<Page<TracedDelivery>> {
  const d = webhookDeliveries;
  const key = { at: d.createdAt, id: d.eventId };
  const conditions = [
    eq(d.programId, programId),
    eq(d.endpointId, webhookId),
    status === undefined ? undefined : eq(d.status, status),
    eventType === undefined ? undefined : eq(d.eventType, eventType),
    beyond(key, page),
  ];
  const rows = await db
    .select()
    .from(d)
    .where(and(...conditions))
    .orderBy(...inPageOrder(key, page))
    .limit(page.limit + 1);
  const { rows: shown, next } = pageOf(rows, page, ({ createdAt, eventId }) => ({ at: createdAt, id: eventId }));
  return { rows: await traced(db, webhookId, shown), next };
}

/**
 * A delivery with every attempt.
 * @throws Refusal `not_found`
 */
export async function deliveryById(db: Database, name: DeliveryName): Promise<TracedDelivery> {
  const d = webhookDeliveries;
  const isIt = and(eq(d.programId, name.programId), eq(d.endpointId, name.webhookId), eq(d.eventId, name.deliveryId));
  const found = await db.select().from(d).where(isIt);
  const [delivery] = await traced(db, name.webhookId, found);
  if (!delivery) throw notFound('The delivery');
  return delivery;
}

async function traced(
  db: Database,
  webhookId: string,
  deliveries: readonly WebhookDelivery[],
): Promise<TracedDelivery[]> {
  if (deliveries.length === 0) return [];
  const a = webhookAttempts;
  const ids = deliveries.map(({ eventId }) => eventId);
  const attempts = await db
    .select()
    .from(a)
    .where(and(eq(a.endpointId, webhookId), inArray(a.eventId, ids)))
    .orderBy(asc(a.attempt));
  const byEvent = Map.groupBy(attempts, ({ eventId }) => eventId);
  return deliveries.map((delivery) => ({ ...delivery, history: byEvent.get(delivery.eventId) ?? [] }));
}

export function viewOfWebhook(row: WebhookEndpoint): WebhookView {
  const { id, url, eventTypes, description, isActive, disabledReason } = row;
  const described = { id, url, eventTypes, description, active: isActive, disabledReason };
  return {
    ...described,
    disabledAt: row.disabledAt?.toISOString() ?? null,
    failingSince: row.failingSince?.toISOString() ?? null,
    previousSecretUntil: row.previousSecretUntil?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function viewOfDelivery(row: TracedDelivery): DeliveryView {
  const { eventId, endpointId, eventType, status, attempts } = row;
  const standing = { id: eventId, webhookId: endpointId, eventType, status, attempts };
  return {
    ...standing,
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    history: row.history.map(({ attempt, outcome, responseStatus, responseExcerpt, error, durationMs, startedAt }) => {
      const told = { attempt, outcome, responseStatus, responseExcerpt, error, durationMs };
      return { ...told, startedAt: startedAt.toISOString() };
    }),
  };
}
