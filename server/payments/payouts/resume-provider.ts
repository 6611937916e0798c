import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { requireConfirmed, requireMay } from '#server/kernel/policies.ts';
import { lockHealth, writeHealth } from './enter-provider.ts';
import { WELL } from './rules/health.ts';

/**
 * Lets payments go out again at a provider that was paused for a fault of ours, or is left alone. What waits follows within
 * a minute.
 * @throws Refusal `provider_not_paused`
 */
export async function resumeProvider(
  ctx: Context,
  { programId, provider }: { readonly programId: string; readonly provider: string },
): Promise<void> {
  requireMay(ctx.actor, 'payout.resume', { programId });
  requireConfirmed(ctx.actor, ctx.now());
  await ctx.db.transaction(async (tx) => {
    const health = await lockHealth(tx, provider);
    if (!health?.pausedAt && !health?.openUntil)
      throw conflict('provider_not_paused', 'Nothing holds this provider back');
    await writeHealth(tx, provider, WELL, ctx.now());
    const before = { pausedAt: health.pausedAt, reason: health.pauseReason, openUntil: health.openUntil };
    await writeAudit(tx, ctx, {
      programId,
      action: 'payout.resume',
      subjectType: 'provider',
      subjectId: null,
      before,
      after: { provider },
    });
  });
}
