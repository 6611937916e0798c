'use client';

import { ArrowRight, Landmark, TriangleAlert, Wallet } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import { Card } from '#components/ui/card.tsx';
import { ReadyLink } from '#components/ui/ready-link.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import type { CashbackOverview, PaidTo } from '#server/insights/portal/contract.ts';
import { accountFieldsOf } from './account-fields.ts';

const PayToDialog = dynamic(() => import('./pay-to-dialog.tsx').then((module) => module.PayToDialog), { ssr: false });

type Props = Pick<CashbackOverview, 'paidTo' | 'credits' | 'program'>;

/** Where cashback goes, in words, and what stands there where it is store credit. */
export function PayoutPlace({ paidTo, credits, program }: Props) {
  const { paidTo: words } = usePortalWords();
  const isCredit = paidTo.provider === 'wallet';
  return (
    <Card className="divide-y divide-line sm:flex sm:divide-x sm:divide-y-0">
      {isCredit || credits.length > 0 ? (
        <CreditPart credits={credits} text={isCredit ? words.walletText(program.name) : words.walletBefore} />
      ) : null}
      {!isCredit && <AccountPart paidTo={paidTo} program={program.name} />}
    </Card>
  );
}

function CreditPart({ credits, text }: { credits: Props['credits']; text: string }) {
  const { credit: words } = usePortalWords();
  const { money, currency } = useFormats();
  const shown = credits.length > 0 ? credits : [{ currency, balance: 0n }];
  return (
    <Part icon={<Wallet className="size-5" aria-hidden="true" />}>
      <p className="text-sm text-soft">{words.balance}</p>
      <p className="flex flex-wrap gap-x-4 font-semibold text-xl tabular-nums tracking-tight">
        {shown.map((one) => (
          <span key={one.currency}>{money(one.balance, one.currency)}</span>
        ))}
      </p>
      <p className="mt-0.5 text-pretty text-sm text-soft">{text}</p>
      <ReadyLink
        href="/cashback/store-credit"
        className="-mb-2 inline-flex min-h-11 items-center gap-1 font-medium text-leaf text-sm underline-offset-4 hover:underline"
      >
        {words.see}
        <ArrowRight className="size-4" aria-hidden="true" />
      </ReadyLink>
    </Part>
  );
}

function AccountPart({ paidTo, program }: { paidTo: PaidTo; program: string }) {
  const { paidTo: words } = usePortalWords();
  const [asking, setAsking] = useState<'never' | 'open' | 'closed'>('never');
  const isMissing = paidTo.label === null && paidTo.isTheirsToSay;
  const canSay = paidTo.isTheirsToSay && accountFieldsOf(paidTo.provider).length > 0;
  const Icon = isMissing ? TriangleAlert : Landmark;
  return (
    <Part icon={<Icon className="size-5" aria-hidden="true" />} isUrgent={isMissing}>
      <p className="text-sm text-soft">{words.title}</p>
      <p className="font-semibold text-lg tracking-tight [overflow-wrap:anywhere]">
        {isMissing ? words.missing : words.account(paidTo.provider)}
        {paidTo.label && <span className="ml-2 font-medium text-base text-soft tabular-nums">{paidTo.label}</span>}
      </p>
      <p className="mt-0.5 text-pretty text-sm text-soft">
        {isMissing ? words.missingText : canSay ? words.theirs : words.notTheirs(program)}
      </p>
      {canSay && (
        <button
          type="button"
          onClick={() => setAsking('open')}
          className="-mb-2 inline-flex min-h-11 cursor-pointer items-center font-medium text-leaf text-sm underline-offset-4 hover:underline"
        >
          {isMissing ? words.add : words.change}
        </button>
      )}
      {asking !== 'never' && (
        <PayToDialog provider={paidTo.provider} opened={asking === 'open'} onClose={() => setAsking('closed')} />
      )}
    </Part>
  );
}

function Part(props: { icon: ReactNode; isUrgent?: boolean; children: ReactNode }) {
  const tone = props.isUrgent ? 'bg-gold-wash text-gold-ink' : 'bg-leaf-wash text-leaf';
  return (
    <div className="flex flex-1 gap-4 p-4 sm:p-5">
      <span className={`grid size-10 shrink-0 place-items-center rounded-full ${tone}`}>{props.icon}</span>
      <div className="min-w-0">{props.children}</div>
    </div>
  );
}
