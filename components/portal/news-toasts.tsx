'use client';

import { Trophy } from 'lucide-react';
import Link from 'next/link';
import { AchievementIcon } from '#components/ui/achievement-icon.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useNewsWords } from '#components/words/news-words.tsx';
import type { Celebration } from '#server/notifications/contract.ts';
import { pointsOf } from './celebration-plan.ts';
import { Toast } from './toast.tsx';

/** One unlock by its name, or many in one line: points first, since names that are too many are cut. */
export function UnlockToast(props: { unlocks: readonly Celebration[]; isHeld: boolean; onClose: () => void }) {
  const words = useNewsWords();
  const { change, count } = useFormats();
  const { unlocks, isHeld, onClose } = props;
  const [only] = unlocks;
  const points = words.points(change(pointsOf(unlocks)));
  const isOne = unlocks.length === 1;
  const names = unlocks.map(({ name }) => name).join(', ');
  return (
    <Toast
      key={unlocks.at(-1)?.id}
      isHeld={isHeld}
      onClose={onClose}
      icon={<UnlockIcon name={isOne ? only?.icon : null} />}
    >
      <Link
        href={isOne && only ? `/achievements?achievement=${only.subjectId}` : '/achievements?show=unlocked&sort=newest'}
        onClick={onClose}
        className="font-semibold [overflow-wrap:anywhere] after:absolute after:inset-y-0 after:right-12 after:left-0"
      >
        {isOne ? words.unlocked(only?.name ?? '') : words.manyUnlocked(count(unlocks.length))}
      </Link>
      <p className="line-clamp-2 text-sm text-soft">{isOne ? points : `${points} · ${names}`}</p>
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
