import { api, HydrateClient } from '#app/request.ts';
import { CashbackRulesScreen } from '#components/admin/catalogue/cashback-rules-screen.tsx';

export const metadata = { title: 'Cashback rules' };

export default async function CashbackRulesPage() {
  const { program } = await api.console.frame();
  await Promise.all([api.catalogue.cashbackRules.list.prefetch(), api.catalogue.badges.list.prefetch()]);
  return (
    <HydrateClient>
      <CashbackRulesScreen program={program} />
    </HydrateClient>
  );
}
