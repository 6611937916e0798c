'use client';

import type { Answers } from '#components/trpc/answers.ts';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { useDeveloperWords } from './developer-words.ts';

export type Webhook = Answers['webhooks']['list'][number];

/** Whether a webhook hears of events, and why not. */
export function WebhookStateBadge({ webhook: { active, disabledReason, failingSince } }: { webhook: Webhook }) {
  const { webhooks: words } = useDeveloperWords();
  if (!active) {
    const tone = disabledReason === 'by_hand' ? 'off' : 'bad';
    return <StatusBadge tone={tone}>{words.disabled[disabledReason ?? 'by_hand']}</StatusBadge>;
  }
  if (failingSince) return <StatusBadge tone="warning">{words.failing}</StatusBadge>;
  return <StatusBadge tone="good">{words.active}</StatusBadge>;
}
