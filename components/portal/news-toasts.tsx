'use client';

import { CloseButton } from '@mantine/core';
import { useFocusWithin, useHover, useMergedRef } from '@mantine/hooks';
import { Coins, Trophy, Undo2 } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useEffect } from 'react';
import { AchievementIcon } from '#components/ui/achievement-icon.tsx';
import { changeText, moneyText } from '#components/ui/numbers.ts';
import { useNewsWords } from '#components/words/news-words.tsx';
import type { LiveEvent } from '#server/live/contract.ts';
import type { Celebration } from '#server/notifications/contract.ts';
import { pointsOf } from './celebration-plan.ts';

const STAYS_MS = 8_000;

/** One unlock by its name, or many in one line. It stays while a dialog is open above it. */
export function UnlockToast(props: { unlocks: readonly Celebration[]; isHeld: boolean; onClose: () => void }) {
  const words = useNewsWords();
  const { unlocks, isHeld, onClose } = props;
  const [only] = unlocks;
  const points = words.points(changeText(pointsOf(unlocks)));
  const isOne = unlocks.length === 1;
  const names = unlocks.map(({ name }) => name).join(', ');
  return (
    <Toast isHeld={isHeld} onClose={onClose} icon={<UnlockIcon name={isOne ? only?.icon : null} />}>
      <Link
        href={isOne && only ? `/achievements?achievement=${only.subjectId}` : '/achievements?show=unlocked&sort=newest'}
        className="font-semibold after:absolute after:inset-y-0 after:left-0 after:right-12"
      >
        {isOne ? words.unlocked(only?.name ?? '') : words.manyUnlocked(unlocks.length)}
      </Link>
      <p className="truncate text-sm text-soft">{isOne ? points : `${names} · ${points}`}</p>
    </Toast>
  );
}

function UnlockIcon({ name }: { name: string | null | undefined }) {
  return (
    <span className="grid size-11 shrink-0 place-items-center rounded-full bg-gold text-[#15201a]">
      {name ? <AchievementIcon name={name} className="size-5.5" /> : <Trophy className="size-5.5" aria-hidden="true" />}
    </span>
  );
}

/** Money that came, or something that a refund took back: said once, without noise. */
export function CalmToast({ event, onClose }: { event: LiveEvent; onClose: () => void }) {
  const words = useNewsWords();
  const isMoney = event.type === 'cashback.completed';
  const Icon = isMoney ? Coins : Undo2;
  const amount = isMoney ? amountOf(event) : '';
  return (
    <Toast
      onClose={onClose}
      icon={
        <span className="grid size-9 shrink-0 place-items-center rounded-full bg-leaf-wash text-leaf">
          <Icon className="size-4.5" aria-hidden="true" />
        </span>
      }
    >
      <p className="font-medium text-sm">{isMoney ? words.paid(amount) : words.takenBack}</p>
      {!isMoney && (
        <Link href="/activity" className="text-leaf text-sm underline-offset-4 hover:underline">
          {words.see}
        </Link>
      )}
    </Toast>
  );
}

function amountOf({ data }: LiveEvent): string {
  const { amount, currency } = data;
  if (typeof amount !== 'number' || typeof currency !== 'string') return '';
  return moneyText(BigInt(amount), currency);
}

type ToastProps = { icon: ReactNode; children: ReactNode; isHeld?: boolean; onClose: () => void };

/** Goes by itself, but not while it is pointed at, focused or covered. */
function Toast({ icon, children, isHeld = false, onClose }: ToastProps) {
  const { close } = useNewsWords();
  const { hovered, ref: pointedAt } = useHover<HTMLDivElement>();
  const { focused, ref: focusedIn } = useFocusWithin<HTMLDivElement>();
  const ref = useMergedRef(pointedAt, focusedIn);
  const stays = isHeld || hovered || focused;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(onClose, STAYS_MS);
    return () => clearTimeout(timer);
  }, [stays, onClose]);
  return (
    <div
      ref={ref}
      className="pointer-events-auto relative flex w-full max-w-sm items-center gap-3.5 rounded-card border border-line bg-raised p-3.5 shadow-xl"
    >
      {icon}
      <div className="min-w-0 grow">{children}</div>
      <CloseButton size={44} aria-label={close} onClick={onClose} className="relative" />
    </div>
  );
}
