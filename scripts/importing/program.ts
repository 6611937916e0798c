import { and, eq } from 'drizzle-orm';
import { cashbackRules } from '#db/schema/cashback.ts';
import { programs } from '#db/schema/programs.ts';
import { say } from '#scripts/product/terminal.ts';
import type { Context } from '#server/kernel/context.ts';
import { PRESETS } from '#server/loyalty/imports/rules/presets.ts';
import { createProgram, type Program } from '#server/loyalty/programs/create-program.ts';
import { DEFAULT_PROGRAM, defaultCashback } from '#server/loyalty/programs/default-program.ts';
import { saveCashbackRule } from '#server/payments/cashback/save-cashback-rule.ts';
import type { Wishes } from './wishes.ts';

/** The program of that slug; made when there is none, with the default rules. */
export async function openProgram(ctx: Context, wishes: Wishes): Promise<Program> {
  const [known] = await ctx.db.select().from(programs).where(eq(programs.slug, wishes.program));
  if (known) return known;
  const made = await createProgram(ctx, newProgram(wishes));
  say(`  Made the program ${made.slug} (${made.currency}, ${made.timeZone}) with the default rules`);
  return made;
}

/** The demo program stays what it is wherever it is made first; any other takes currency and time zone of the file. */
function newProgram(wishes: Wishes) {
  if (wishes.program === DEFAULT_PROGRAM.slug) return { ...DEFAULT_PROGRAM };
  const preset = wishes.preset ? PRESETS[wishes.preset] : undefined;
  return {
    slug: wishes.program,
    name: wishes.program,
    currency: wishes.currency ?? DEFAULT_PROGRAM.currency,
    timeZone: wishes.timeZone ?? preset?.timeZone ?? DEFAULT_PROGRAM.timeZone,
    catalog: 'default',
  } as const;
}

/** Purchases in a currency the program was not made for earn less than one might think; this says so, or helps. */
export async function tellOfCurrency(
  ctx: Context,
  program: Program,
  currency: string,
  isDefaultWanted: boolean,
): Promise<void> {
  if (currency !== program.currency) {
    say(`  ${program.slug} is a program in ${program.currency}: purchases in ${currency} count as purchases, but not`);
    say(`  towards sums spent. For a program of their own: --program NAME --currency ${currency}`);
  }
  const isRule = and(eq(cashbackRules.programId, program.id), eq(cashbackRules.currency, currency));
  const [rule] = await ctx.db.select({ id: cashbackRules.id }).from(cashbackRules).where(isRule);
  if (rule) return;
  if (isDefaultWanted) {
    await saveCashbackRule(ctx, {
      programId: program.id,
      definition: defaultCashback(currency),
      counts: 'since_always',
    });
    say(`  Gave ${currency} the default cashback bands`);
  } else {
    say(`  There is no cashback for ${currency} in ${program.slug}; --default-cashback gives it the default bands`);
  }
}
