import { api, HydrateClient, prefetched } from '#app/request.ts';
import { CreditScreen } from '#components/portal/credit-screen.tsx';
import { portalTexts } from '#components/words/en-portal.ts';

export const metadata = { title: portalTexts.credit.title };

export default async function StoreCreditPage() {
  await prefetched(api.portal.cashback.credit.prefetchInfinite({}));
  return (
    <HydrateClient>
      <CreditScreen />
    </HydrateClient>
  );
}
