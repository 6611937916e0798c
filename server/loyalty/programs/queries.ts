import { eq } from 'drizzle-orm';
import { type ProgramSettings, programs } from '#db/schema/programs.ts';
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
