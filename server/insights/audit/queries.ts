import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import { auditLog } from '#db/schema/audit.ts';
import { programs } from '#db/schema/programs.ts';
import { actorNames } from '#server/identity/queries.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { subjectNames } from './subject-names.ts';

/** Which acts are asked for; what is absent does not matter. `noun` is the first half of an action: `cashback`, `token`. */
export type AuditFilters = {
  readonly noun?: string | undefined;
  readonly subjectId?: string | undefined;
  /** `person:<id>`, `token:<id>`, `job:<name>`... */
  readonly actor?: string | undefined;
  /** Days in the program's time zone, YYYY-MM-DD; both belong to what is asked for. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
};

/** One act, with what its actor and its subject are called where that is still known. */
export type AuditRow = Omit<typeof auditLog.$inferSelect, 'programId'> & {
  readonly actorName: string | null;
  readonly subjectName: string | null;
};

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
  return {
    rows: await namedActs(ctx, programId, page),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

/** Acts of a program with the names of who did them and of what they were done to. Two queries. */
export async function namedActs(
  ctx: Context,
  programId: string,
  acts: readonly (typeof auditLog.$inferSelect)[],
): Promise<AuditRow[]> {
  const actors = acts.map(({ actor }) => actor);
  const subjects = acts.flatMap(({ subjectId }) => (subjectId === null ? [] : [subjectId]));
  const [names, subjectsCalled] = await Promise.all([
    actorNames(ctx, programId, actors),
    subjectNames(ctx, programId, subjects),
  ]);
  return acts.map(({ programId: _program, ...act }) => ({
    ...act,
    actorName: names.get(act.actor) ?? null,
    subjectName: subjectsCalled.get(act.subjectId ?? '') ?? null,
  }));
}

type Asked = AuditFilters & { readonly programId: string; readonly before?: string | undefined };

function conditionsOf({ programId, noun, subjectId, actor, since, until, before }: Asked): SQL[] {
  return [
    ...(noun === undefined ? [] : [sql`split_part(${auditLog.action}, '.', 1) = ${noun}`]),
    ...(subjectId === undefined ? [] : [eq(auditLog.subjectId, subjectId)]),
    ...(actor === undefined ? [] : [eq(auditLog.actor, actor)]),
    ...(since === undefined ? [] : [gte(auditLog.id, firstIdOf(programId, since, 0))]),
    ...(until === undefined ? [] : [lt(auditLog.id, firstIdOf(programId, until, 1))]),
    ...(before === undefined ? [] : [lt(auditLog.id, before)]),
  ];
}

/** The smallest id that can be made once a day has begun in the program's time zone, some days later: ids begin with their time. */
function firstIdOf(programId: string, day: string, later: number): SQL {
  const zone = sql`(select ${programs.timeZone} from ${programs} where ${programs.id} = ${programId})`;
  const start = sql`((${day}::date + ${later}::int)::timestamp at time zone ${zone})`;
  return sql`(lpad(to_hex((extract(epoch from ${start}) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid`;
}
