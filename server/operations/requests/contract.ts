import { z } from 'zod';

/** Which calls are asked for. `requestId` is looked for as a whole. */
export const requestFilters = z.strictObject({
  tokenId: z.uuid().nullish(),
  outcome: z.enum(['good', 'refused', 'failed']).nullish(),
  requestId: z.string().min(1).max(64).nullish(),
});
export type RequestFilters = z.output<typeof requestFilters>;

export const REQUEST_OUTCOMES = ['good', 'refused', 'failed'] as const;

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
