import { and, asc, eq } from 'drizzle-orm';
import type { Database, Tx } from '#db/client.ts';
import { refunds } from '#db/schema/refunds.ts';
import type { Refund } from './rules.ts';

/** The refunds of a purchase, in the order they happened. */
export function refundsOfPurchase(db: Database | Tx, programId: string, purchaseId: string): Promise<Refund[]> {
  return db
    .select()
    .from(refunds)
    .where(and(eq(refunds.programId, programId), eq(refunds.purchaseId, purchaseId)))
    .orderBy(asc(refunds.occurredAt), asc(refunds.id));
}

/** The refund that a partner gave this name, if it is recorded. */
export async function refundByExternalId(
  db: Database | Tx,
  programId: string,
  externalId: string,
): Promise<Refund | undefined> {
  const [refund] = await db
    .select()
    .from(refunds)
    .where(and(eq(refunds.programId, programId), eq(refunds.externalId, externalId)));
  return refund;
}
