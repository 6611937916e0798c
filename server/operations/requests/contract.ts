import { z } from 'zod';
import { REQUEST_OUTCOMES } from './choices.ts';

/** Which calls are asked for. `requestId` is looked for as a whole. */
export const requestFilters = z.strictObject({
  tokenId: z.uuid().nullish(),
  outcome: z.enum(REQUEST_OUTCOMES).nullish(),
  requestId: z.string().min(1).max(64).nullish(),
});
export type RequestFilters = z.output<typeof requestFilters>;

/** One call of the partner API. */
export type PartnerRequest = {
  readonly id: string;
  readonly token: string;
  readonly method: string;
  readonly route: string | null;
  readonly status: number;
  readonly durationMs: number;
  readonly requestId: string;
  readonly at: Date;
};

/** What a program has done of the way to its first reward. */
export type FirstSteps = {
  readonly hasToken: boolean;
  readonly hasPurchase: boolean;
  readonly hasReward: boolean;
  readonly hasWebhook: boolean;
};
