'use client';

import { Button } from '@mantine/core';
import { Percent } from 'lucide-react';
import dynamic from 'next/dynamic';
import { parseAsString, useQueryState } from 'nuqs';
import { trpc } from '#components/trpc/client.tsx';
import { ListState } from '#components/ui/list-state.tsx';
import type { CashbackRuleDetail } from '#server/insights/catalogue/contract.ts';
import { DetailSkeleton } from '../detail-skeleton.tsx';
import { PageHeader } from '../page-header.tsx';
import { QueryTrouble } from '../query-trouble.tsx';
import { UrlTabs } from '../url-tabs.tsx';
import { CashbackRuleEditor } from './cashback-rule-editor.tsx';
import { useCashbackRuleWords } from './cashback-rule-words.ts';
import { CurrencyChoice } from './currency-choice.tsx';
import { ProgramProvider, type ProgramUnits } from './program-context.tsx';

const CashbackVersions = dynamic(() => import('./cashback-versions.tsx').then((part) => part.CashbackVersions));

/** The cashback rule of every currency, one at a time. */
export function CashbackRulesScreen({ program }: { program: ProgramUnits }) {
  const words = useCashbackRuleWords();
  const query = trpc.catalogue.cashbackRules.list.useQuery();
  const [chosen, choose] = useQueryState('currency', parseAsString);
  const usual = program.currency;
  const rules = query.data ?? [];
  const currency = chosen ?? rules.find((one) => one.currency === usual)?.currency ?? rules[0]?.currency;
  return (
    <ProgramProvider program={program}>
      <PageHeader title={words.title} lead={words.lead}>
        {query.data && currency !== undefined && (
          <CurrencyChoice
            currencies={[...new Set([...rules.map((one) => one.currency), ...(chosen ? [chosen] : [])])]}
            current={currency}
            onChoose={(next) => void choose(next)}
          />
        )}
      </PageHeader>
      {query.data ? content() : failureOrSkeleton()}
    </ProgramProvider>
  );

  function content() {
    if (currency === undefined) {
      return (
        <div className="rounded-md border border-line bg-surface">
          <ListState icon={Percent} title={words.empty.title} text={words.empty.text}>
            <Button size="xs" onClick={() => void choose(usual)}>
              {words.begin}
            </Button>
          </ListState>
        </div>
      );
    }
    return <Rule rule={rules.find((one) => one.currency === currency) ?? null} currency={currency} />;
  }

  function failureOrSkeleton() {
    return query.error ? <QueryTrouble error={query.error} onRetry={() => query.refetch()} /> : <DetailSkeleton />;
  }
}

function Rule({ rule, currency }: { rule: CashbackRuleDetail | null; currency: string }) {
  const words = useCashbackRuleWords();
  const editor = <CashbackRuleEditor key={currency} rule={rule} currency={currency} />;
  if (!rule) return editor;
  return (
    <UrlTabs
      label={words.parts}
      tabs={[
        { value: 'rule', label: words.rule, panel: editor },
        { value: 'versions', label: words.versions, panel: <CashbackVersions rule={rule} /> },
      ]}
    />
  );
}
