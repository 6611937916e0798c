import { Check } from 'lucide-react';
import { AchievementIcon } from '#components/ui/achievement-icon.tsx';
import { useWords } from '#components/words/words.tsx';
import type { AchievementTier } from '#db/enums.ts';
import type { AchievementView } from '#server/insights/home/contract.ts';

const TIER_RINGS: Record<AchievementTier, string> = {
  bronze: '#b9783f',
  silver: '#93a0aa',
  gold: '#d9ab2b',
  platinum: '#5fa3a8',
  diamond: '#7a86e0',
};

/** The picture of an achievement in the ring of its tier; filled once it is unlocked. */
export function TierIcon({ view }: { view: AchievementView }) {
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
