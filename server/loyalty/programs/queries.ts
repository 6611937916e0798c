import { and, eq, isNotNull } from 'drizzle-orm';
import type { Database, Tx } from '#db/client.ts';
import { events } from '#db/schema/events.ts';
import { type ProgramSettings, programs } from '#db/schema/programs.ts';
import { users } from '#db/schema/users.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { Program } from './create-program.ts';

/** How a program is set up, with the defaults filled in. */
export type ProgramView = Required<ProgramSettings> &
  Pick<Program, 'name' | 'slug' | 'locale' | 'currency' | 'timeZone'>;

const DEFAULTS: Required<ProgramSettings> = {
  rounding: 'half_up',
  refundCashback: 'reevaluate',
  payoutProvider: 'wallet',
  rateLimitPerMinute: 600,
  allowPrivateWebhooks: false,
};

export function viewOfProgram({ name, slug, locale, currency, timeZone, settings }: Program): ProgramView {
  return { name, slug, locale, currency, timeZone, ...DEFAULTS, ...settings };
}

/** @throws Refusal `not_found` */
export async function readProgram(ctx: Context, programId: string): Promise<ProgramView> {
  requireMay(ctx.actor, 'program.read', { programId });
  const [program] = await ctx.db.select().from(programs).where(eq(programs.id, programId));
  if (!program) throw notFound('The program');
  return viewOfProgram(program);
}

/** True once a fact of the program was counted: what counting stands on stays from then on. */
export async function isCounted(ctx: Context, programId: string): Promise<boolean> {
  requireMay(ctx.actor, 'program.read', { programId });
  return hasFacts(ctx.db, programId);
}

/** Nearly everything that is counted is told by an event, which is found at once; only where there is none are customers asked. */
export async function hasFacts(on: Tx | Database, programId: string): Promise<boolean> {
  const [event] = await on.select({ id: events.id }).from(events).where(eq(events.programId, programId)).limit(1);
  if (event) return true;
  const isIt = and(eq(users.programId, programId), isNotNull(users.lastFactAt));
  const [one] = await on.select({ id: users.id }).from(users).where(isIt).limit(1);
  return one !== undefined;
}
