import { run } from '#db/statement.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict, notFound } from '#server/kernel/errors.ts';
import { requireConfirmed, requireMay } from '#server/kernel/policies.ts';
import { plugNamed } from './choose-provider.ts';
import { lockHealth, MAKE_KNOWN, writeHealth } from './enter-provider.ts';
import { WELL } from './rules/health.ts';
import { WALLET } from './wallet.ts';

/**
 * Holds back every payment at a provider until a person lets them go again, for all programs. What is on its way comes to its
 * end. The wallet is our own books, and cannot be paused.
 * @throws Refusal `not_found`, `provider_paused`, `provider_not_outside`
 */
export async function pauseProvider(
  ctx: Context,
  { programId, provider, reason }: { readonly programId: string; readonly provider: string; readonly reason: string },
): Promise<void> {
  requireMay(ctx.actor, 'payout.pause', { programId });
  requireConfirmed(ctx.actor, ctx.now());
  if (!plugNamed(provider)) throw notFound('The provider');
  if (provider === WALLET)
    throw conflict('provider_not_outside', 'Store credit is booked at once and cannot be paused');
  const now = ctx.now();
  await ctx.db.transaction(async (tx) => {
    await run(tx, MAKE_KNOWN, [provider, now.toISOString()]);
    const health = (await lockHealth(tx, provider)) ?? WELL;
    if (health.pausedAt) throw conflict('provider_paused', 'This provider is paused already');
    await writeHealth(tx, provider, { ...health, pausedAt: now, pauseReason: reason }, now);
    await writeAudit(tx, ctx, {
      programId,
      action: 'payout.pause',
      subjectType: 'provider',
      subjectId: null,
      after: { provider, reason },
    });
  });
}
