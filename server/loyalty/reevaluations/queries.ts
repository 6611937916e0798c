import { and, asc, desc, eq, gt } from 'drizzle-orm';
import type { Database, Tx } from '#db/client.ts';
import { reevaluatedCustomers, reevaluations } from '#db/schema/reevaluations.ts';
import { users } from '#db/schema/users.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { isId } from '#server/kernel/id.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { achievementDefinition } from '#server/loyalty/achievements/contract.ts';
import { badgeDefinition } from '#server/loyalty/badges/contract.ts';
import { type ReevaluatedCustomerView, type ReevaluationView, reevaluationView } from './contract.ts';
import type { Draft } from './rules.ts';

/** A walk through the customers, as it stands. */
export type Reevaluation = typeof reevaluations.$inferSelect;

type Named = { readonly programId: string; readonly reevaluationId: string };

/** @throws Refusal `not_found` */
export async function reevaluationById(db: Database | Tx, { programId, reevaluationId }: Named): Promise<Reevaluation> {
  const [found] = isId(reevaluationId)
    ? await db
        .select()
        .from(reevaluations)
        .where(and(eq(reevaluations.programId, programId), eq(reevaluations.id, reevaluationId)))
    : [];
  if (!found) throw notFound('The re-evaluation');
  return found;
}

/** How far it is. @throws Refusal `not_found` */
export async function readReevaluation(ctx: Context, input: Named): Promise<ReevaluationView> {
  requireMay(ctx.actor, 'catalog.read', input);
  return reevaluationView.parse(await reevaluationById(ctx.db, input));
}

const RECENT = 20;

/** The program's newest walks. */
export async function recentReevaluations(ctx: Context, programId: string): Promise<ReevaluationView[]> {
  requireMay(ctx.actor, 'catalog.read', { programId });
  const rows = await ctx.db
    .select()
    .from(reevaluations)
    .where(eq(reevaluations.programId, programId))
    .orderBy(desc(reevaluations.createdAt), desc(reevaluations.id))
    .limit(RECENT);
  return rows.map((row) => reevaluationView.parse(row));
}

export type ReevaluatedPage = {
  readonly customers: readonly ReevaluatedCustomerView[];
  /** Ask for what comes after this customer; null: that was all. */
  readonly next: string | null;
};

/** Customers for whom something changes, by their ids. @throws Refusal `not_found` */
export async function readReevaluatedCustomers(
  ctx: Context,
  input: Named & { readonly after?: string | undefined; readonly limit: number },
): Promise<ReevaluatedPage> {
  requireMay(ctx.actor, 'catalog.read', input);
  const { id } = await reevaluationById(ctx.db, input);
  const { reevaluationId: _reevaluation, programId: _program, userId, ...effect } = columns;
  const rows = await ctx.db
    .select({ customerId: userId, name: users.name, externalId: users.externalId, email: users.email, ...effect })
    .from(reevaluatedCustomers)
    .innerJoin(users, eq(users.id, userId))
    .where(and(eq(columns.reevaluationId, id), input.after === undefined ? undefined : gt(userId, input.after)))
    .orderBy(asc(userId))
    .limit(input.limit + 1);
  const customers = rows.slice(0, input.limit);
  return { customers, next: rows.length > input.limit ? (customers.at(-1)?.customerId ?? null) : null };
}

const columns = {
  reevaluationId: reevaluatedCustomers.reevaluationId,
  programId: reevaluatedCustomers.programId,
  userId: reevaluatedCustomers.userId,
  unlocksGained: reevaluatedCustomers.unlocksGained,
  unlocksLost: reevaluatedCustomers.unlocksLost,
  points: reevaluatedCustomers.points,
  levelBefore: reevaluatedCustomers.levelBefore,
  levelAfter: reevaluatedCustomers.levelAfter,
};

/** The rule a walk is about. */
export function draftOf({ subject, subjectKey, definition, baseVersion }: Reevaluation): Draft {
  if (subject === 'badge') {
    return { subject, badgeId: subjectKey, definition: badgeDefinition.parse(definition), baseVersion };
  }
  return { subject, key: subjectKey, definition: achievementDefinition.parse(definition), baseVersion };
}
