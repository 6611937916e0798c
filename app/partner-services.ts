import { ground } from '#app/ground.ts';
import type { PartnerServices } from '#server/api/rest/partner-gate.ts';
import { env } from '#server/runtime/env.ts';

/** What the doors of the partner API work with in this process. */
export function partnerServices(): PartnerServices {
  return { ...ground(), secret: env().LAUREL_SECRET };
}
