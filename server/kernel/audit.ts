import type { Tx } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { actorLabel } from './actor.ts';
import type { Context } from './context.ts';
import { newId } from './id.ts';

/** What was done to what, with the values before and after (null where there were none). */
export type AuditEntry = {
  readonly programId: string;
  /** `noun.verb`, as in the policies. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
};

/** Writes who did what into the audit log, in the transaction of the deed. */
export async function writeAudit(tx: Tx, ctx: Context, entry: AuditEntry): Promise<void> {
  await tx.insert(auditLog).values({
    id: newId(),
    programId: entry.programId,
    actor: actorLabel(ctx.actor),
    action: entry.action,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    before: entry.before ?? null,
    after: entry.after ?? null,
    address: ctx.address ?? null,
    requestId: ctx.requestId,
    createdAt: ctx.now(),
  });
}
