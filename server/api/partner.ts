import { partnerRouter } from './partner-procedures.ts';
import { purchases } from './routers/partner/purchases.ts';

/** Every operation of the partner API: served over REST by path, and to typed TypeScript partners over tRPC. */
export const partnerApi = partnerRouter({ purchases });

export type PartnerRouter = typeof partnerApi;
