import { ground } from '#app/ground.ts';
import { answerNotice } from '#server/api/payout-notice-door.ts';
import { houseProviders } from '#server/payments/payouts/choose-provider.ts';
import { payoutSettings } from '#server/runtime/env.ts';

export const dynamic = 'force-dynamic';

/** Where payout providers send their webhooks. */
export async function POST(request: Request, { params }: { params: Promise<{ provider: string }> }): Promise<Response> {
  const { provider } = await params;
  const { contextFor } = ground();
  return answerNotice({ contextFor, providers: (ctx) => houseProviders(ctx, payoutSettings()) }, provider, request);
}
