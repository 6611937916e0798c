import type { JobName, JobPayload } from '#server/jobs/contracts.ts';
import type { Context } from '#server/kernel/context.ts';
import { SecretVault } from '#server/kernel/vault.ts';
import { walkReevaluations } from '#server/loyalty/reevaluations/walk-reevaluations.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { deliverNotifications } from '#server/notifications/deliver-notifications.ts';
import type { Mailing } from '#server/notifications/mail/contract.ts';
import { outboxPort } from '#server/notifications/mail/outbox.ts';
import { sendMails } from '#server/notifications/mail/send-mails.ts';
import { smtpPort } from '#server/notifications/mail/smtp.ts';
import { Unsubscriptions } from '#server/notifications/unsubscribe-token.ts';
import { payCashback } from '#server/payments/cashback/pay-cashback.ts';
import { houseProviders, type PayoutSettings, type Providers } from '#server/payments/payouts/choose-provider.ts';
import type { Pacing } from '#server/payments/payouts/rules.ts';
import { reconcilePayouts } from '#server/payments/reconciliation/reconcile-payouts.ts';
import { env, pacingSettings, payoutSettings } from '#server/runtime/env.ts';
import { deliverWebhooks, type Postman } from '#server/webhooks/deliver-webhooks.ts';
import { guardedPost } from '#server/webhooks/guarded-post.ts';

/** What a worker's own settings change about how jobs are run. */
export type Pace = {
  readonly batchSize: number;
  /** Aborted when the worker is to end: long work stops between two batches, and its jobs go back to the queue. */
  readonly stopping?: AbortSignal;
};

/** A handler gets the ids of many jobs of its kind, merged. */
export type Handlers = {
  readonly [N in JobName]: (ctx: Context, payload: JobPayload<N>, pace: Pace) => Promise<unknown>;
};

/** Every job and the verb behind it; a job without one does not compile. */
export const HANDLERS: Handlers = {
  'rewards.grant': (ctx, facts, pace) => grantRewards(ctx, facts, pace.batchSize, pace.stopping),
  'cashback.pay': async (ctx, due, pace) =>
    payCashback(ctx, due, await payoutsFor(ctx), { pacing: housePacing(), stopping: pace.stopping }),
  'catalog.reevaluate': (ctx, walks, pace) => walkReevaluations(ctx, walks, pace.stopping),
  'payout.reconcile': async (ctx, wanted) => reconcilePayouts(ctx, wanted, await payoutsFor(ctx)),
  'notification.deliver': (ctx, events) => deliverNotifications(ctx, events),
  'mail.send': (ctx, waiting) => sendMails(ctx, waiting, houseMailing()),
  'webhook.deliver': (ctx, due) => deliverWebhooks(ctx, due, housePostman()),
};

let settings: PayoutSettings | undefined;

export function payoutsFor(ctx: Context): Promise<Providers> {
  settings ??= payoutSettings();
  return houseProviders(ctx, settings);
}

/** How paying goes about its time, as this process is told. */
export function housePacing(): Pacing {
  const { LAUREL_PAYOUT_WAITS, LAUREL_PAYOUT_LEASE, LAUREL_PAYOUT_CONCURRENCY, LAUREL_PAYOUT_COOLDOWN } =
    pacingSettings();
  return {
    waitsMs: LAUREL_PAYOUT_WAITS,
    leaseMs: LAUREL_PAYOUT_LEASE,
    concurrency: LAUREL_PAYOUT_CONCURRENCY,
    cooldownMs: LAUREL_PAYOUT_COOLDOWN,
  };
}

let postman: Postman | undefined;

function housePostman(): Postman {
  postman ??= { vault: new SecretVault(env().LAUREL_SECRET), post: guardedPost() };
  return postman;
}

let mailing: Mailing | undefined;

function houseMailing(): Mailing {
  const { SMTP_URL, MAIL_FROM, NEXTAUTH_URL, LAUREL_SECRET } = env();
  mailing ??= {
    port: SMTP_URL ? smtpPort(SMTP_URL, MAIL_FROM) : outboxPort,
    publicUrl: NEXTAUTH_URL,
    links: new Unsubscriptions(LAUREL_SECRET),
  };
  return mailing;
}
