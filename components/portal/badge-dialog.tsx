'use client';

import { Button } from '@mantine/core';
import { Check } from 'lucide-react';
import { trpc } from '#components/trpc/client.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Medallion } from '#components/ui/medallion.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useNewsWords } from '#components/words/news-words.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import type { Celebration } from '#server/notifications/contract.ts';
import { benefitLines } from './ladder-rung.tsx';

type Props = { badge: Celebration; opened: boolean; onClose: () => void; onGone: () => void };

/** A new badge: the medal, its name, and what it gives from now on. */
export function BadgeDialog({ badge, opened, onClose, onGone }: Props) {
  const words = useNewsWords();
  const { badges: portal } = usePortalWords();
  const formats = useFormats();
  const { data } = trpc.portal.badges.view.useQuery();
  const rung = data?.rungs.find(({ id }) => id === badge.subjectId);
  const gives = rung ? benefitLines(rung, portal, formats) : [];
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={onGone}
      attributes={{ content: { 'aria-label': words.newBadge } }}
      centered
      withCloseButton={false}
      radius="lg"
      padding="xl"
      size="sm"
    >
      <div className="grid justify-items-center text-center">
        <Medallion
          color={badge.color}
          className="size-40 drop-shadow-xl motion-safe:animate-[medal-in_600ms_ease-out]"
        />
        <p className="mt-5 text-soft">{words.newBadge}</p>
        <h2 className="mt-0.5 text-balance font-semibold text-3xl tracking-tight">{words.badge(badge.name)}</h2>
        {rung && gives.length === 0 && <p className="mt-4 text-soft">{portal.nothing}</p>}
        {gives.length > 0 && (
          <ul className="mt-4 grid gap-1.5">
            {gives.map((line) => (
              <li key={line} className="flex gap-2 text-left font-medium text-gold-ink">
                <Check className="mt-1 size-4 shrink-0" aria-hidden="true" />
                {line}
              </li>
            ))}
          </ul>
        )}
        <Button size="md" radius="xl" fullWidth mt="xl" onClick={onClose} data-autofocus>
          {words.thanks}
        </Button>
      </div>
    </Dialog>
  );
}
