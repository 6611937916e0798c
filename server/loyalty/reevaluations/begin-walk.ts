import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { programs } from '#db/schema/programs.ts';
import { reevaluations } from '#db/schema/reevaluations.ts';
import { users } from '#db/schema/users.ts';
import { actorLabel } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import type { Draft } from './rules.ts';

type Begun = { readonly programId: string; readonly draft: Draft };

/** Begins to look at what a rule would do. Answers the id of the walk. */
export function beginPreview(tx: Tx, ctx: Context, begun: Begun): Promise<string> {
  return begin(tx, ctx, begun, { step: 'preview', previewId: null });
}

/**
 * Begins to bring every customer in line with a rule that was just published for all history; the catalogue is locked and its
 * revision raised. Answers the id of the walk.
 * @throws Refusal `reevaluation_running` while another rule is being applied: each walk tells what its own rule did
 */
export async function beginApplying(
  tx: Tx,
  ctx: Context,
  { previewId, ...begun }: Begun & { readonly previewId: string | null },
): Promise<string> {
  await requireQuiet(tx, begun.programId);
  return begin(tx, ctx, begun, { step: 'apply', previewId });
}

async function begin(
  tx: Tx,
  ctx: Context,
  { programId, draft }: Begun,
  walk: { readonly step: 'preview' | 'apply'; readonly previewId: string | null },
): Promise<string> {
  const { subject, definition, baseVersion } = draft;
  const subjectKey = draft.subject === 'badge' ? draft.badgeId : draft.key;
  const catalogRevision = await revisionOf(tx, programId);
  const customersTotal = await customersWithFacts(tx, programId);
  const about = { programId, subject, subjectKey, definition, baseVersion, catalogRevision, customersTotal };
  const [id, now] = [newId(), ctx.now()];
  const begun = { requestedBy: actorLabel(ctx.actor), createdAt: now, updatedAt: now };
  const state = customersTotal === 0 ? ({ status: 'done', endedAt: now } as const) : ({ status: 'running' } as const);
  await tx.insert(reevaluations).values({ id, ...walk, ...about, ...begun, ...state });
  if (customersTotal > 0) await ctx.enqueue(tx, 'catalog.reevaluate', { reevaluationIds: [id] });
  return id;
}

/** Customers to whom something has happened: nothing can change for the others. Without any there is nothing to walk. */
async function customersWithFacts(tx: Tx, programId: string): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(users)
    .where(sql`${users.programId} = ${programId} and ${users.lastFactAt} is not null`);
  return row?.count ?? 0;
}

/** The revision of the catalogue. */
export async function revisionOf(tx: Tx, programId: string): Promise<number> {
  const [program] = await tx
    .select({ revision: programs.catalogRevision })
    .from(programs)
    .where(eq(programs.id, programId));
  return program?.revision ?? 0;
}

async function requireQuiet(tx: Tx, programId: string): Promise<void> {
  const isOther = and(
    eq(reevaluations.programId, programId),
    eq(reevaluations.step, 'apply'),
    inArray(reevaluations.status, ['running', 'failed']),
  );
  const [other] = await tx.select({ id: reevaluations.id }).from(reevaluations).where(isOther);
  if (other) throw conflict('reevaluation_running', 'Another rule is being applied to all history; wait for its end');
}
