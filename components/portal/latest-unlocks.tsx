import { Card, Section } from '#components/ui/card.tsx';
import { ReadyLink } from '#components/ui/ready-link.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { AchievementView } from '#server/insights/home/contract.ts';
import { TierIcon } from './tier-icon.tsx';

const SHOWN = 4;

/** What was unlocked last, newest first. */
export function LatestUnlocks({ views }: { views: readonly AchievementView[] }) {
  const { latest, achievements } = useWords();
  const { day, count } = useFormats();
  const timeOf = (view: AchievementView) => view.unlockedAt?.getTime() ?? 0;
  const shown = views
    .filter((view) => view.unlockedAt !== null)
    .sort((a, b) => timeOf(b) - timeOf(a))
    .slice(0, SHOWN);
  if (shown.length === 0) return null;
  return (
    <Section id="latest" title={latest.title}>
      <Card className="overflow-hidden">
        <ul className="divide-y divide-line">
          {shown.map((view) => (
            <li
              key={view.id}
              className="relative flex items-center gap-3.5 px-4 py-3 transition-colors hover:bg-page/70"
            >
              <TierIcon view={view} />
              <div className="min-w-0">
                <ReadyLink
                  href={`/achievements?achievement=${view.id}`}
                  data-stop
                  className="block truncate font-medium text-[0.9375rem] -outline-offset-2 after:absolute after:inset-0"
                >
                  {view.name}
                </ReadyLink>
                <p className="text-soft text-xs tabular-nums">
                  {view.unlockedAt && day(view.unlockedAt)} · {achievements.points(count(view.points))}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
