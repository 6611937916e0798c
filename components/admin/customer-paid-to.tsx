'use client';

import { Skeleton } from '@mantine/core';
import { Landmark, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { CustomerDetail, PaidToView } from '#server/insights/customers/contract.ts';
import { ActButton } from './act-button.tsx';
import { useAuditWords } from './audit-words.ts';
import { useCustomerWords } from './customer-words.ts';
import { usePayoutWords } from './payout-words.ts';
import { QueryTrouble } from './query-trouble.tsx';

/** Its form comes when somebody asks for it. */
const AccountDialog = dynamic(() => import('./customer-account-dialog.tsx'), { ssr: false });

type Account = PaidToView['accounts'][number];

/** Who pays a customer and where to, and the way to say another account. */
export function CustomerPaidTo({ customer }: { customer: CustomerDetail }) {
  const { paidTo: words } = useCustomerWords();
  const query = trpc.customers.paidTo.useQuery({ customerId: customer.id });
  return (
    <Panel title={words.title}>
      {query.data && <PaidTo customer={customer} paidTo={query.data} />}
      {!query.data && query.error && <QueryTrouble error={query.error} onRetry={() => query.refetch()} />}
      {!query.data && !query.error && <Skeleton height={96} />}
    </Panel>
  );
}

function PaidTo({ customer, paidTo }: { customer: CustomerDetail; paidTo: PaidToView }) {
  const { paidTo: words } = useCustomerWords();
  const nameOf = useProviderNames();
  const [isAsked, ask] = useState(false);
  const { provider, usual, accounts, choices } = paidTo;
  const isMissing =
    choices.some((choice) => choice.provider === provider) && !accounts.some((one) => one.provider === provider);
  return (
    <div className="grid gap-3 text-sm">
      <Facts
        facts={[
          [
            words.by,
            <span key="by">
              <span className="font-medium">{nameOf(provider)}</span>
              <span className="block text-soft text-xs">
                {accounts.some(({ preferred }) => preferred) ? words.chosen : words.usual}
                {provider === 'wallet' && ` · ${words.noAccount}`}
              </span>
            </span>,
          ],
          ...accounts.map((account) => {
            const name = accounts.length > 1 ? nameOf(account.provider) : words.account;
            return [name, <AccountLine key={account.provider} account={account} />] as const;
          }),
        ]}
      />
      {isMissing && provider !== 'sandbox' && <p className="text-alert-ink">{words.missing}</p>}
      {customer.account !== 'anonymised' && (
        <div className="flex flex-wrap gap-2 empty:hidden">
          {choices.length > 0 && (
            <ActButton icon={Landmark} onClick={() => ask(true)}>
              {accounts.length > 0 ? words.change : words.set}
            </ActButton>
          )}
          {accounts.map((account) => (
            <Clear
              key={account.provider}
              customerId={customer.id}
              account={account}
              action={accounts.length > 1 ? words.clearOne(nameOf(account.provider)) : words.clear}
            />
          ))}
        </div>
      )}
      {isAsked && (
        <AccountDialog
          customerId={customer.id}
          choices={choices}
          usual={usual}
          current={provider}
          onClose={() => ask(false)}
        />
      )}
    </div>
  );
}

function useProviderNames(): (provider: string) => string {
  const { providerNames } = usePayoutWords();
  return (provider) => providerNames[provider] ?? provider;
}

function AccountLine({ account: { label, setBy, updatedAt } }: { account: Account }) {
  const { paidTo: words } = useCustomerWords();
  const { actor } = useAuditWords();
  const { ago } = useFormats();
  const when = ago(new Date(updatedAt));
  return (
    <span>
      <span className="font-mono text-xs">{label}</span>
      <span className="block text-soft text-xs">
        {setBy === null ? when : words.setBy(actor(setBy.actor, setBy.actorName), when)}
      </span>
    </span>
  );
}

type ClearProps = { readonly customerId: string; readonly account: Account; readonly action: string };

function Clear({ customerId, account: { provider, label }, action }: ClearProps) {
  const { paidTo: words } = useCustomerWords();
  const nameOf = useProviderNames();
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const [isAsked, ask] = useState(false);
  const clear = trpc.customers.clearPayoutAccount.useMutation({
    onSuccess: () => {
      toasts.done(words.cleared);
      ask(false);
      void utils.customers.invalidate();
    },
    onError: ({ message }) => toasts.failed(message),
  });
  return (
    <>
      <ActButton icon={Trash2} onClick={() => ask(true)}>
        {action}
      </ActButton>
      <ConfirmDialog
        opened={isAsked}
        onClose={() => ask(false)}
        title={words.clearTitle(nameOf(provider))}
        action={action}
        isDangerous
        isBusy={clear.isPending}
        onConfirm={() => clear.mutate({ customerId, provider })}
      >
        <p>{words.clearText(label)}</p>
      </ConfirmDialog>
    </>
  );
}
