import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm';
import { auditLog } from '#db/schema/audit.ts';
import { actorNames } from '#server/identity/queries.ts';
import type { Context } from '#server/kernel/context.ts';
import { firstIdAt } from '#server/kernel/id.ts';
import { requireMay } from '#server/kernel/policies.ts';

/** Which acts are asked for; what is absent does not matter. `noun` is the first half of an action: `cashback`, `token`. */
export type AuditFilters = {
  readonly noun?: string | undefined;
  readonly subjectId?: string | undefined;
  /** `person:<id>`, `token:<id>`, `job:<name>`... */
  readonly actor?: string | undefined;
  readonly until?: Date | undefined;
};

/** One act. `actorName` is the person's, where a person acted and is still known. */
export type AuditRow = Omit<typeof auditLog.$inferSelect, 'programId'> & { readonly actorName: string | null };

/** The id of the last row asks for what is older; null: that was all. */
export type AuditPage = { readonly rows: readonly AuditRow[]; readonly next: string | null };

/** Who did what in the program, the newest first: ids rise with time. */
export async function auditPage(
  ctx: Context,
  input: AuditFilters & { readonly programId: string; readonly before?: string | undefined; readonly limit: number },
): Promise<AuditPage> {
  const { programId, limit } = input;
  requireMay(ctx.actor, 'audit.read', { programId });
  const rows = await ctx.db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.programId, programId), ...conditionsOf(input)))
    .orderBy(desc(auditLog.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const names = await actorNames(
    ctx,
    programId,
    page.map(({ actor }) => actor),
  );
  return {
    rows: page.map(({ programId: _program, ...row }) => ({ ...row, actorName: names.get(row.actor) ?? null })),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

function conditionsOf({
  noun,
  subjectId,
  actor,
  until,
  before,
}: AuditFilters & { before?: string | undefined }): SQL[] {
  return [
    ...(noun === undefined ? [] : [sql`split_part(${auditLog.action}, '.', 1) = ${noun}`]),
    ...(subjectId === undefined ? [] : [eq(auditLog.subjectId, subjectId)]),
    ...(actor === undefined ? [] : [eq(auditLog.actor, actor)]),
    ...(until === undefined ? [] : [lt(auditLog.id, firstIdAt(until))]),
    ...(before === undefined ? [] : [lt(auditLog.id, before)]),
  ];
}
