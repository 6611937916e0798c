'use client';

import { Button, TextInput } from '@mantine/core';
import { Percent } from 'lucide-react';
import dynamic from 'next/dynamic';
import { parseAsString, useQueryState } from 'nuqs';
import { type FormEvent, useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { ListState } from '#components/ui/list-state.tsx';
import type { CashbackRuleDetail } from '#server/insights/catalogue/contract.ts';
import { DetailSkeleton } from '../detail-skeleton.tsx';
import { PageHeader } from '../page-header.tsx';
import { QueryTrouble } from '../query-trouble.tsx';
import { UrlTabs } from '../url-tabs.tsx';
import { CashbackRuleEditor } from './cashback-rule-editor.tsx';
import { useCashbackRuleWords } from './cashback-rule-words.ts';
import { ProgramProvider, type ProgramUnits } from './program-context.tsx';

const VersionHistory = dynamic(() => import('./version-history.tsx').then((part) => part.VersionHistory));

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
        {query.data && (
          <Currencies
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
        <ListState icon={Percent} title={words.empty.title} text={words.empty.text}>
          <Button size="xs" onClick={() => void choose(usual)}>
            {words.begin}
          </Button>
        </ListState>
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
  const editor = <CashbackRuleEditor key={`${currency} ${rule?.version}`} rule={rule} currency={currency} />;
  if (!rule) return editor;
  return (
    <UrlTabs
      label={words.parts}
      tabs={[
        { value: 'rule', label: words.rule, panel: editor },
        { value: 'versions', label: words.versions, panel: <VersionHistory versions={rule.versions} /> },
      ]}
    />
  );
}

type CurrenciesProps = {
  readonly currencies: readonly string[];
  readonly current: string | undefined;
  readonly onChoose: (currency: string) => void;
};

function Currencies({ currencies, current, onChoose }: CurrenciesProps) {
  const words = useCashbackRuleWords();
  const [text, setText] = useState('');
  const begin = (event: FormEvent) => {
    event.preventDefault();
    if (text.length === 3) onChoose(text);
    setText('');
  };
  return (
    <>
      <fieldset className="flex min-w-0 gap-1">
        <legend className="sr-only">{words.currency}</legend>
        {currencies.map((currency) => (
          <Button
            key={currency}
            size="xs"
            variant={currency === current ? 'light' : 'subtle'}
            aria-pressed={currency === current}
            onClick={() => onChoose(currency)}
          >
            {currency}
          </Button>
        ))}
      </fieldset>
      <form onSubmit={begin} className="flex gap-1">
        <TextInput
          size="xs"
          className="w-36"
          aria-label={words.newCurrency}
          placeholder={words.newCurrency}
          title={words.newHint}
          maxLength={3}
          value={text}
          onChange={(event) => setText(event.currentTarget.value.toUpperCase())}
        />
        <Button size="xs" type="submit" variant="default" disabled={text.length !== 3}>
          {words.begin}
        </Button>
      </form>
    </>
  );
}
