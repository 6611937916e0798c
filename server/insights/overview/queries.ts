import { and, count, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { badges, userBadges } from '#db/schema/badges.ts';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { pointsLedger } from '#db/schema/points.ts';
import { programs } from '#db/schema/programs.ts';
import { purchases } from '#db/schema/purchases.ts';
import { users } from '#db/schema/users.ts';
import { workerHeartbeats } from '#db/schema/workers.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { OverviewCounts } from './contract.ts';

const HEARTBEAT_FRESH_MS = 30_000;
const toBigint = (value: string) => BigInt(value);

/** The console's first numbers of one program, counted now. */
export async function overviewCounts(ctx: Context, programId: string): Promise<OverviewCounts> {
  requireMay(ctx.actor, 'overview.read', { programId });
  const { db } = ctx;
  const asOf = ctx.now();
  const [program, people, bought, points, cashback, workers, ladder] = await Promise.all([
    programOf(db, programId),
    customersOf(db, programId),
    purchasesOf(db, programId),
    pointsOf(db, programId),
    cashbackOf(db, programId),
    workersAlive(db, asOf),
    ladderOf(db, programId),
  ]);
  return { asOf, ...program, ...people, ...bought, ...points, ...cashback, ...workers, ladder };
}

async function programOf(db: Database, programId: string) {
  const [program] = await db
    .select({ program: programs.name, currency: programs.currency, locale: programs.locale })
    .from(programs)
    .where(eq(programs.id, programId));
  if (!program) throw notFound('The program');
  return program;
}

async function customersOf(db: Database, programId: string) {
  const [row] = await db
    .select({ customers: count() })
    .from(users)
    .where(and(eq(users.programId, programId), eq(users.role, 'customer')));
  return { customers: row?.customers ?? 0 };
}

async function purchasesOf(db: Database, programId: string) {
  const p = purchases;
  const [row] = await db
    .select({
      purchases: count(),
      purchasesWaiting: sql`count(*) filter (where not ${p.processedForLoyalty})`.mapWith(Number),
      revenue:
        sql`coalesce(sum(${p.amountMinor} - ${p.refundedMinor}) filter (where ${p.currency} = ${programs.currency}), 0)::text`.mapWith(
          toBigint,
        ),
    })
    .from(p)
    .innerJoin(programs, eq(programs.id, p.programId))
    .where(and(eq(p.programId, programId), sql`${p.completedAt} is not null`));
  return row ?? { purchases: 0, purchasesWaiting: 0, revenue: 0n };
}

async function pointsOf(db: Database, programId: string) {
  const [row] = await db
    .select({
      unlocks: sql`count(*) filter (where ${pointsLedger.kind} = 'unlock')`.mapWith(Number),
      pointsIssued: sql`coalesce(sum(${pointsLedger.delta}), 0)`.mapWith(Number),
    })
    .from(pointsLedger)
    .where(eq(pointsLedger.programId, programId));
  return row ?? { unlocks: 0, pointsIssued: 0 };
}

async function cashbackOf(db: Database, programId: string) {
  const t = cashbackTransactions;
  const worth = sql`sum(${t.amountMinor} - ${t.reversedMinor})`;
  const [row] = await db
    .select({
      cashbackPaid: sql`coalesce(${worth} filter (where ${t.status} = 'completed'), 0)::text`.mapWith(toBigint),
      cashbackOwed:
        sql`coalesce(${worth} filter (where ${t.status} in ('pending', 'processing', 'needs_review', 'failed')), 0)::text`.mapWith(
          toBigint,
        ),
      cashbackFailed: sql`count(*) filter (where ${t.status} = 'failed')`.mapWith(Number),
    })
    .from(t)
    .innerJoin(programs, and(eq(programs.id, t.programId), eq(programs.currency, t.currency)))
    .where(eq(t.programId, programId));
  return row ?? { cashbackPaid: 0n, cashbackOwed: 0n, cashbackFailed: 0 };
}

async function workersAlive(db: Database, now: Date) {
  const since = new Date(now.getTime() - HEARTBEAT_FRESH_MS);
  const [row] = await db.select({ alive: count() }).from(workerHeartbeats).where(gt(workerHeartbeats.seenAt, since));
  return { workersAlive: row?.alive ?? 0 };
}

function ladderOf(db: Database, programId: string) {
  return db
    .select({ level: badges.level, name: badges.name, color: badges.color, holders: count(userBadges.id) })
    .from(badges)
    .leftJoin(userBadges, and(eq(userBadges.badgeId, badges.id), userBadges.isCurrent))
    .where(and(eq(badges.programId, programId), badges.isActive))
    .groupBy(badges.id)
    .orderBy(badges.level);
}
