'use client';

import { Button } from '@mantine/core';
import { BookOpen } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useDeveloperWords } from './developer-words.ts';
import { PageHeader } from './page-header.tsx';
import { UrlTabs } from './url-tabs.tsx';

const FirstSteps = dynamic(() => import('./first-steps.tsx').then((module) => module.FirstSteps));
const TokenList = dynamic(() => import('./token-list.tsx').then((module) => module.TokenList));
const WebhookList = dynamic(() => import('./webhook-list.tsx').then((module) => module.WebhookList));
const RequestList = dynamic(() => import('./request-list.tsx').then((module) => module.RequestList));

/** Where a shop's developer begins, and looks when something does not arrive. */
export function DevelopersScreen() {
  const words = useDeveloperWords();
  const { parts } = words;
  return (
    <>
      <PageHeader title={words.title} lead={words.lead}>
        <Button
          component="a"
          href="/docs/api"
          size="xs"
          variant="default"
          leftSection={<BookOpen size={14} aria-hidden="true" />}
        >
          {words.reference}
        </Button>
      </PageHeader>
      <UrlTabs
        label={parts.label}
        tabs={[
          { value: 'start', label: parts.start, panel: <FirstSteps /> },
          { value: 'tokens', label: parts.tokens, panel: <TokenList /> },
          { value: 'webhooks', label: parts.webhooks, panel: <WebhookList /> },
          { value: 'requests', label: parts.requests, panel: <RequestList /> },
        ]}
      />
    </>
  );
}
