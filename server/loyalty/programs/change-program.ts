import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { programs } from '#db/schema/programs.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import { lockCatalog, raiseRevision } from '#server/kernel/catalog.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict, notFound } from '#server/kernel/errors.ts';
import { checkedInput, refusedInput } from '#server/kernel/input.ts';
import { requireConfirmed, requireMay } from '#server/kernel/policies.ts';
import { plugNamed } from '#server/payments/payouts/choose-provider.ts';
import { type ChangeProgramInput, changeProgramInput } from './contract.ts';
import type { Program } from './create-program.ts';
import { hasFacts, type ProgramView, viewOfProgram } from './queries.ts';

/** What counting stands on: it cannot change under what was counted. */
const GROUND = ['currency', 'timeZone', 'rounding'] as const;

/**
 * Changes how a program is set up. A person gives their password for it: the settings say where money goes.
 * @throws Refusal `validation_failed`, `program_in_use` for currency, time zone and rounding once a fact was counted in them
 */
export async function changeProgram(
  ctx: Context,
  input: { readonly programId: string; readonly changes: ChangeProgramInput },
): Promise<ProgramView> {
  const { programId } = input;
  requireMay(ctx.actor, 'program.write', { programId });
  requireConfirmed(ctx.actor, ctx.now());
  const changes = checkedInput(changeProgramInput, input.changes);
  const { payoutProvider } = changes;
  if (payoutProvider !== undefined && !plugNamed(payoutProvider)) {
    throw refusedInput({ payoutProvider: ['is no provider of this house'] });
  }
  return ctx.db.transaction(async (tx) => {
    await lockCatalog(tx, programId);
    const before = await stored(tx, programId);
    const { name, locale, currency, timeZone, slug: _slug, ...settings } = { ...viewOfProgram(before), ...changes };
    if (GROUND.some((field) => isMoved(viewOfProgram(before), changes, field))) await requireUnused(tx, programId);
    const after = { name, locale, currency, timeZone, settings, updatedAt: ctx.now() };
    const [program] = await tx.update(programs).set(after).where(eq(programs.id, programId)).returning();
    if (!program) throw notFound('The program');
    await raiseRevision(tx, programId);
    const subject = { programId, subjectType: 'program', subjectId: programId };
    const views = { before: viewOfProgram(before), after: viewOfProgram(program) };
    await writeAudit(tx, ctx, { ...subject, ...views, action: 'program.change' });
    return views.after;
  });
}

async function stored(tx: Tx, programId: string): Promise<Program> {
  const [program] = await tx.select().from(programs).where(eq(programs.id, programId)).for('no key update');
  if (!program) throw notFound('The program');
  return program;
}

function isMoved(before: ProgramView, changes: ChangeProgramInput, field: (typeof GROUND)[number]): boolean {
  return changes[field] !== undefined && changes[field] !== before[field];
}

async function requireUnused(tx: Tx, programId: string): Promise<void> {
  if (await hasFacts(tx, programId)) {
    throw conflict('program_in_use', 'Currency, time zone and rounding stay once the first purchase was rewarded');
  }
}
