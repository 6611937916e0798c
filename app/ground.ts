import type { Serving } from '#server/api/request-context.ts';
import { SecretVault } from '#server/kernel/vault.ts';
import { Unsubscriptions } from '#server/notifications/unsubscribe-token.ts';
import { configuredPayouts, env } from '#server/runtime/env.ts';
import { createLog } from '#server/runtime/log.ts';
import { createMetrics, type Metrics } from '#server/runtime/metrics.ts';
import { createServices, type Services } from '#server/runtime/services.ts';

/** The services, what seals secrets, and who could pay. */
type GroundServices = Services & { readonly vault: SecretVault; readonly payouts: readonly string[] };

type Shelf = typeof globalThis & { laurelServices?: GroundServices; laurelMetrics?: Metrics };

/** What every request of this process shares: one pool, one log. Kept over reloads in development. */
export function ground(): GroundServices {
  const shelf: Shelf = globalThis;
  shelf.laurelServices ??= buildServices();
  return shelf.laurelServices;
}

/** What this process measures. Kept over reloads in development as well. */
export function metrics(): Metrics {
  const shelf: Shelf = globalThis;
  shelf.laurelMetrics ??= createMetrics();
  return shelf.laurelMetrics;
}

/** Who holds it may read the metrics; null: nobody may. */
export function metricsToken(): string | null {
  return env().METRICS_TOKEN;
}

/** How this process is served and signs. */
export function serving(): Serving {
  return { publicUrl: env().NEXTAUTH_URL, authSecret: env().NEXTAUTH_SECRET };
}

/** Signs the links that end mails. */
export function unsubscriptions(): Unsubscriptions {
  return new Unsubscriptions(env().LAUREL_SECRET);
}

function buildServices(): GroundServices {
  const { DATABASE_URL, DATABASE_POOL_MAX, LOG_LEVEL, LAUREL_SECRET } = env();
  const services = createServices({
    url: DATABASE_URL,
    role: 'sender',
    log: createLog('web', LOG_LEVEL),
    poolMax: DATABASE_POOL_MAX,
  });
  return { ...services, vault: new SecretVault(LAUREL_SECRET), payouts: configuredPayouts() };
}
