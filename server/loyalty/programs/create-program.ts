import { programs } from '#db/schema/programs.ts';
import { sqlFault } from '#db/transaction.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { type CreateProgramInput, createProgramInput } from './contract.ts';

export type Program = typeof programs.$inferSelect;

/**
 * Makes a new program, with the default catalogue when asked for.
 * @throws Refusal `validation_failed`, `slug_taken`
 */
export async function createProgram(ctx: Context, input: CreateProgramInput): Promise<Program> {
  requireMay(ctx.actor, 'program.create');
  const { catalog: _catalog, ...wanted } = checkedInput(createProgramInput, input);
  const now = ctx.now();
  const row = { id: newId(), ...wanted, createdAt: now, updatedAt: now };
  try {
    return await ctx.db.transaction(async (tx) => {
      const [program] = await tx.insert(programs).values(row).returning();
      if (!program) throw new Error('a program was written and not returned');
      const subject = { programId: program.id, subjectType: 'program', subjectId: program.id };
      await writeAudit(tx, ctx, { ...subject, action: 'program.create', after: wanted });
      return program;
    });
  } catch (error) {
    if (sqlFault(error)?.constraint !== 'programs_slug_unique') throw error;
    throw conflict('slug_taken', `There is a program named ${wanted.slug} already`);
  }
}
