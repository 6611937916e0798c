import dynamic from 'next/dynamic';
import { Meter } from '#components/ui/meter.tsx';
import type { Words } from '#components/words/en.ts';
import { type Formats, useFormats } from '#components/words/formats.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { useWords } from '#components/words/words.tsx';
import type { GoalView } from '#server/insights/portal/contract.ts';
import { rarityText } from './rarity.ts';
import { progressText } from './standing.ts';
import { TierIcon } from './tier-icon.tsx';

const AchievementRule = dynamic(() => import('./achievement-rule.tsx').then((module) => module.AchievementRule));

/** One achievement: what it asks, how far it is, what it gives and how rare it is. The whole card opens it. */
export function AchievementCard({ view, onOpen }: { view: GoalView; onOpen: () => void }) {
  const words = useWords();
  const portal = usePortalWords();
  const formats = useFormats();
  const isMasked = view.progress === null;
  return (
    <article className="relative flex h-full gap-3.5 p-4">
      <TierIcon view={view} />
      <div className="flex min-w-0 grow flex-col">
        <div className="flex items-start justify-between gap-2">
          <h2 className="font-semibold text-[0.9375rem] leading-snug">
            <button
              type="button"
              data-stop
              onClick={onOpen}
              className="cursor-pointer text-left outline-none after:absolute after:inset-0 after:rounded-card"
            >
              {isMasked ? words.achievements.secretName : view.name}
            </button>
          </h2>
          <span className="shrink-0 rounded-full bg-gold-wash px-2 py-0.5 font-medium text-gold-ink text-xs tabular-nums">
            {words.achievements.points(formats.count(view.points))}
          </span>
        </div>
        <p className="mt-0.5 text-sm text-soft leading-snug">
          {isMasked ? words.achievements.secretText : view.description}
          {view.asks && <AchievementRule {...view.asks} />}
        </p>
        <div className="mt-auto pt-3">
          <Foot view={view} rarity={rarityText(view, portal, formats)} />
        </div>
      </div>
    </article>
  );
}

function Foot({ view, rarity }: { view: GoalView; rarity: string }) {
  const words = useWords();
  const formats = useFormats();
  const isDone = view.unlockedAt !== null && view.share >= 1;
  const text = isDone ? unlockedText(view, words, formats) : progressText(view, words, formats);
  return (
    <>
      {view.progress && !isDone && <Meter share={view.share} label={`${view.name}: ${text}`} tone="gold" />}
      <p className="mt-1.5 flex flex-wrap justify-between gap-x-3 text-soft text-xs tabular-nums">
        <span className={isDone ? 'font-medium text-leaf' : ''}>{text}</span>
        <span>{rarity}</span>
      </p>
    </>
  );
}

function unlockedText(view: GoalView, { achievements }: Words, { day }: Formats): string {
  if (!view.unlockedAt) return '';
  const when = achievements.unlockedOn(day(view.unlockedAt));
  return view.timesUnlocked > 1 ? `${when} · ${achievements.times(view.timesUnlocked)}` : when;
}
