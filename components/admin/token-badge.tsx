'use client';

import type { Answers } from '#components/trpc/answers.ts';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { useDeveloperWords } from './developer-words.ts';

export type Token = Answers['tokens']['list'][number];

/** Whether a token opens the door. */
export function TokenStateBadge({ token: { revokedAt, expiresAt } }: { token: Token }) {
  const { tokens: words } = useDeveloperWords();
  if (revokedAt) return <StatusBadge tone="off">{words.states.revoked}</StatusBadge>;
  if (expiresAt && expiresAt <= new Date()) return <StatusBadge tone="warning">{words.states.expired}</StatusBadge>;
  return <StatusBadge tone="good">{words.states.good}</StatusBadge>;
}
