import { ownerOf } from '#server/insights/home/queries.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { Framed } from './contract.ts';

/** The customer's own row and what every page needs of the program; asked first by every portal read. */
export type Frame = Framed & {
  readonly programId: string;
  readonly points: number;
  readonly moment: { readonly now: Date; readonly timeZone: string };
};

/**
 * Who asks may see this customer's things.
 * @throws Refusal `forbidden`, `not_found`
 */
export async function frameFor(ctx: Context, userId: string): Promise<Frame> {
  requireMay(ctx.actor, 'customer.read', { ownerId: userId });
  const { program: name, programId, currency, locale, timeZone, points } = await ownerOf(ctx.db, userId);
  const now = ctx.now();
  return { asOf: now, program: { name, currency, locale, timeZone }, programId, points, moment: { now, timeZone } };
}

/**
 * The same for what stands on every page and is loaded late.
 * @throws Refusal `forbidden`, `not_found`
 */
export async function frameView(ctx: Context, userId: string): Promise<Framed> {
  const { asOf, program } = await frameFor(ctx, userId);
  return { asOf, program };
}
