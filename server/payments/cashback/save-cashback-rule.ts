import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { cashbackRules, cashbackRuleVersions } from '#db/schema/cashback.ts';
import { actorLabel } from '#server/kernel/actor.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import { type Counts, effectiveFrom, lockCatalog, raiseRevision, requireVersion } from '#server/kernel/catalog.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { type CashbackDefinition, cashbackDefinition } from './contract.ts';
import { requireSoundCashback } from './rules.ts';

export type SaveCashbackRuleInput = {
  readonly programId: string;
  /** A program has one rule a currency; its currency names it. */
  readonly definition: z.input<typeof cashbackDefinition>;
  /** `from_now` when absent. */
  readonly counts?: Counts;
  /** The version the edit was made from; 0: a new one. Absent: whatever stands. */
  readonly expectedVersion?: number;
};

type Rule = typeof cashbackRules.$inferSelect;
type Saved = { readonly rule: Rule; readonly changed: boolean };

/**
 * Publishes the cashback rule of a currency, or a new version of it. Saving what stands already changes nothing.
 * @throws Refusal `validation_failed`, and those of `requireSoundCashback`
 */
export async function saveCashbackRule(ctx: Context, input: SaveCashbackRuleInput): Promise<Saved> {
  requireMay(ctx.actor, 'catalog.write', input);
  return ctx.db.transaction(async (tx) => {
    await lockCatalog(tx, input.programId);
    const saved = await publishCashbackRule(tx, ctx, input);
    if (saved.changed) await raiseRevision(tx, input.programId);
    return saved;
  });
}

/** The part of saving that happens under the lock of the catalogue; the caller raises the revision. */
export async function publishCashbackRule(tx: Tx, ctx: Context, input: SaveCashbackRuleInput): Promise<Saved> {
  const { programId } = input;
  const definition = checkedInput(cashbackDefinition, input.definition);
  requireSoundCashback(definition);
  const [known] = await tx
    .select()
    .from(cashbackRules)
    .where(and(eq(cashbackRules.programId, programId), eq(cashbackRules.currency, definition.currency)));
  requireVersion(known?.version, input.expectedVersion);
  const before = known && cashbackDefinition.parse(known.definition);
  if (known && JSON.stringify(before) === JSON.stringify(definition)) return { rule: known, changed: false };
  const rule = await writeVersion(tx, ctx, input, definition, known);
  const subject = { programId, subjectType: 'cashback_rule', subjectId: rule.id };
  const [was, is] = [known && { version: known.version, ...before }, { version: rule.version, ...definition }];
  await writeAudit(tx, ctx, { ...subject, action: 'cashback_rule.save', before: was, after: is });
  return { rule, changed: true };
}

async function writeVersion(
  tx: Tx,
  ctx: Context,
  { programId, counts }: SaveCashbackRuleInput,
  definition: CashbackDefinition,
  before: Rule | undefined,
): Promise<Rule> {
  const now = ctx.now();
  const version = (before?.version ?? 0) + 1;
  const { currency, isActive } = definition;
  const current = { definition, isActive, version, updatedAt: now };
  const rows = before
    ? await tx.update(cashbackRules).set(current).where(eq(cashbackRules.id, before.id)).returning()
    : await tx
        .insert(cashbackRules)
        .values({ id: newId(), programId, currency, ...current, createdAt: now })
        .returning();
  const [rule] = rows;
  if (!rule) throw new Error(`the cashback rule of ${currency} was written and not returned`);
  await tx.insert(cashbackRuleVersions).values({
    id: newId(),
    programId,
    ruleId: rule.id,
    version,
    definition,
    effectiveFrom: effectiveFrom(counts, now),
    createdBy: actorLabel(ctx.actor),
    createdAt: now,
  });
  return rule;
}
