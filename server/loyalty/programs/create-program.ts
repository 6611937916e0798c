import type { Tx } from '#db/client.ts';
import { programs } from '#db/schema/programs.ts';
import { sqlFault } from '#db/transaction.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import { lockCatalog, raiseRevision } from '#server/kernel/catalog.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { publishAchievement } from '#server/loyalty/achievements/save-achievement.ts';
import { publishBadge } from '#server/loyalty/badges/save-badge.ts';
import { publishCashbackRule } from '#server/payments/cashback/save-cashback-rule.ts';
import { type CreateProgramInput, createProgramInput } from './contract.ts';
import { defaultAchievements, defaultBadges, defaultCashback } from './default-program.ts';

export type Program = typeof programs.$inferSelect;

/**
 * Makes a new program, with the default catalogue when asked for.
 * @throws Refusal `validation_failed`, `slug_taken`
 */
export async function createProgram(ctx: Context, input: CreateProgramInput): Promise<Program> {
  requireMay(ctx.actor, 'program.create');
  const { catalog, ...wanted } = checkedInput(createProgramInput, input);
  const now = ctx.now();
  const row = { id: newId(), ...wanted, createdAt: now, updatedAt: now };
  try {
    return await ctx.db.transaction(async (tx) => {
      const [program] = await tx.insert(programs).values(row).returning();
      if (!program) throw new Error('a program was written and not returned');
      const subject = { programId: program.id, subjectType: 'program', subjectId: program.id };
      await writeAudit(tx, ctx, { ...subject, action: 'program.create', after: wanted });
      if (catalog === 'empty') return program;
      await publishDefaults(tx, ctx, program);
      return { ...program, catalogRevision: program.catalogRevision + 1 };
    });
  } catch (error) {
    if (sqlFault(error)?.constraint !== 'programs_slug_unique') throw error;
    throw conflict('slug_taken', `There is a program named ${wanted.slug} already`);
  }
}

/** The default rules count since always, so that a history imported later earns by them. */
async function publishDefaults(tx: Tx, ctx: Context, { id: programId, currency }: Program): Promise<void> {
  const rule = { programId, counts: 'since_always' } as const;
  await lockCatalog(tx, programId);
  for (const definition of defaultBadges()) await publishBadge(tx, ctx, { ...rule, definition });
  for (const [key, definition] of Object.entries(defaultAchievements(currency))) {
    await publishAchievement(tx, ctx, { ...rule, key, definition });
  }
  await publishCashbackRule(tx, ctx, { ...rule, definition: defaultCashback(currency) });
  await raiseRevision(tx, programId);
}
