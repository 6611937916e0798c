import dynamic from 'next/dynamic';
import { AchievementIcon } from '#components/ui/achievement-icon.tsx';
import { Card, Section } from '#components/ui/card.tsx';
import { Meter } from '#components/ui/meter.tsx';
import { ReadyLink } from '#components/ui/ready-link.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { AchievementView, Asks, HomeView } from '#server/insights/home/contract.ts';
import { SeeAll } from './activity-feed.tsx';
import { progressText } from './standing.ts';

// Only those who have not begun yet need the words of rules.
const AchievementRule = dynamic(() => import('./achievement-rule.tsx').then((module) => module.AchievementRule));

type Props = {
  readonly views: readonly AchievementView[];
  readonly asks: HomeView['asks'];
  readonly unlocked: number;
  readonly all: number;
};

/** The locked achievements nearest to done, what those take that were not begun, and the way to all of them. */
export function NearlyThere({ views, asks, unlocked, all }: Props) {
  const words = useWords();
  if (all === 0) return null;
  const isBegun = views.some(({ share }) => share > 0);
  const count = words.achievements.count(unlocked, all);
  return (
    <Section
      id="nearly"
      title={isBegun ? words.nearly.title : words.nearly.begin}
      aside={<SeeAll href="/achievements" text={count} />}
    >
      <ul className="grid gap-3 sm:grid-cols-3">
        {views.map((view) => (
          <li key={view.id}>
            <NearCard view={view} asks={asks[view.id]} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function NearCard({ view, asks }: { view: AchievementView; asks: Asks | undefined }) {
  const words = useWords();
  const formats = useFormats();
  const text = progressText(view, words, formats);
  return (
    <Card className="relative grid h-full grid-cols-[auto_minmax(0,1fr)] content-between gap-x-3 gap-y-2 p-4 transition-shadow hover:shadow-lg sm:gap-y-4">
      <div className="row-span-2 grid size-9 shrink-0 place-items-center rounded-full bg-leaf-wash text-leaf sm:row-span-1">
        <AchievementIcon name={view.icon} className="size-4.5" />
      </div>
      <div className="flex min-w-0 items-baseline justify-between gap-3 sm:block">
        <h3 className="min-w-0 font-semibold text-[0.9375rem] leading-snug">
          <ReadyLink
            href={`/achievements?achievement=${view.id}`}
            data-stop
            className="after:absolute after:inset-0 after:rounded-card"
          >
            {view.name}
          </ReadyLink>
        </h3>
        <p className="shrink-0 font-medium text-gold-ink text-xs tabular-nums">
          {words.achievements.points(formats.count(view.points))}
        </p>
      </div>
      <div className="sm:col-span-2">
        {asks && (
          <p className="mb-2.5 text-sm leading-snug">
            <AchievementRule {...asks} />
          </p>
        )}
        <Meter share={view.share} label={`${view.name}: ${text}`} tone="gold" />
        <p className="mt-2 text-sm text-soft tabular-nums">{text}</p>
      </div>
    </Card>
  );
}
