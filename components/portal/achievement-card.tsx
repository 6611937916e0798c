import { Check } from 'lucide-react';
import { AchievementIcon } from '#components/ui/achievement-icon.tsx';
import { Meter } from '#components/ui/meter.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { AchievementTier } from '#db/enums.ts';
import type { AchievementView } from '#server/insights/home/contract.ts';
import { progressText } from './standing.ts';

const TIER_RINGS: Record<AchievementTier, string> = {
  bronze: '#b9783f',
  silver: '#93a0aa',
  gold: '#d9ab2b',
  platinum: '#5fa3a8',
  diamond: '#7a86e0',
};

/** One achievement: what it asks, how far it is, and what it gives. */
export function AchievementCard({ view }: { view: AchievementView }) {
  const words = useWords();
  const { count } = useFormats();
  const isMasked = view.progress === null;
  return (
    <article className="flex h-full gap-3.5 p-4">
      <TierIcon view={view} />
      <div className="flex min-w-0 grow flex-col">
        <div className="flex items-start justify-between gap-2">
          <h3 className="font-semibold text-[0.9375rem] leading-snug">
            {isMasked ? words.achievements.secretName : view.name}
          </h3>
          <span className="shrink-0 rounded-full bg-gold-wash px-2 py-0.5 font-medium text-gold-ink text-xs tabular-nums">
            {words.achievements.points(count(view.points))}
          </span>
        </div>
        <p className="mt-0.5 text-sm text-soft leading-snug">
          {isMasked ? words.achievements.secretText : view.description}
        </p>
        <div className="mt-auto pt-3">
          <Foot view={view} />
        </div>
      </div>
    </article>
  );
}

function TierIcon({ view }: { view: AchievementView }) {
  const { tiers } = useWords();
  const isUnlocked = view.unlockedAt !== null;
  const color = TIER_RINGS[view.tier];
  return (
    <div className="relative h-fit shrink-0" title={tiers[view.tier]}>
      <div
        className={`grid size-11 place-items-center rounded-full border-2 ${isUnlocked ? 'text-white' : 'bg-page text-soft'}`}
        style={{ borderColor: color, background: isUnlocked ? `color-mix(in srgb, ${color} 82%, #000)` : undefined }}
      >
        <AchievementIcon name={view.icon} className="size-5" />
      </div>
      {isUnlocked && (
        <span className="-right-1 -bottom-0.5 absolute grid size-4.5 place-items-center rounded-full border-2 border-surface bg-leaf text-surface">
          <Check className="size-2.5" strokeWidth={3.5} aria-hidden="true" />
        </span>
      )}
      <span className="sr-only">{tiers[view.tier]}</span>
    </div>
  );
}

function Foot({ view }: { view: AchievementView }) {
  const words = useWords();
  const formats = useFormats();
  if (view.unlockedAt && view.share >= 1) return <UnlockedLine view={view} />;
  if (!view.progress) return null;
  const text = progressText(view, words, formats);
  return (
    <>
      <Meter share={view.share} label={`${view.name}: ${text}`} />
      <p className="mt-1.5 text-soft text-xs tabular-nums">{text}</p>
    </>
  );
}

function UnlockedLine({ view }: { view: AchievementView }) {
  const { achievements } = useWords();
  const { day } = useFormats();
  if (!view.unlockedAt) return null;
  return (
    <p className="font-medium text-leaf text-xs">
      {achievements.unlockedOn(day(view.unlockedAt))}
      {view.timesUnlocked > 1 && ` · ${achievements.times(view.timesUnlocked)}`}
    </p>
  );
}
