import { Check, Gift, Lock, type LucideIcon, MoveRight, Star } from 'lucide-react';
import { Card } from '#components/ui/card.tsx';
import { Medallion } from '#components/ui/medallion.tsx';
import { Meter } from '#components/ui/meter.tsx';
import type { PortalWords } from '#components/words/en-portal.ts';
import { type Formats, useFormats } from '#components/words/formats.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { useWords } from '#components/words/words.tsx';
import type { RungView } from '#server/insights/portal/contract.ts';
import { shareHad } from './standing.ts';

export type RungState = 'reached' | 'current' | 'next' | 'locked';

const MARKS: Record<RungState, LucideIcon> = { reached: Check, current: Star, next: MoveRight, locked: Lock };
const MARK_LOOKS: Record<RungState, string> = {
  reached: 'bg-leaf-wash text-leaf',
  current: 'bg-gold-wash text-gold-ink',
  next: 'bg-leaf-wash text-leaf',
  locked: 'bg-page text-soft',
};

type Has = { readonly points: number; readonly achievements: number };

/** One rung of the ladder: its medal, what it takes with how much is there, and what it gives. */
export function LadderRung({ rung, state, has }: { rung: RungView; state: RungState; has: Has }) {
  const { badges: words } = usePortalWords();
  const { count } = useFormats();
  const isHeld = state === 'current' || state === 'reached';
  return (
    <Card className={`p-4 sm:p-5 ${state === 'current' ? 'ring-2 ring-gold' : ''}`}>
      <article className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-4 sm:gap-x-6 sm:gap-y-3">
        <Medallion
          color={isHeld || state === 'next' ? rung.color : null}
          className={`size-16 sm:row-span-2 sm:size-20 ${state === 'next' ? 'opacity-60 saturate-50' : ''} ${state === 'locked' ? 'text-soft' : ''}`}
        />
        <div className="flex min-w-0 flex-wrap items-start justify-between gap-2 self-center sm:self-start sm:pt-1">
          <div className="min-w-0">
            <h2 className="font-semibold text-lg leading-tight tracking-tight">{rung.name}</h2>
            <p className="text-sm text-soft">{words.level(count(rung.level))}</p>
          </div>
          <StateMark rung={rung} state={state} />
        </div>
        <div className="col-span-2 grid gap-4 sm:col-span-1 sm:col-start-2 sm:grid-cols-2">
          <Needs rung={rung} has={has} isHeld={isHeld} />
          <Gives rung={rung} />
        </div>
      </article>
    </Card>
  );
}

function StateMark({ rung, state }: { rung: RungView; state: RungState }) {
  const { badges: words } = usePortalWords();
  const { day } = useFormats();
  const Mark = MARKS[state];
  const text = state === 'reached' && rung.earnedAt ? words.reached(day(rung.earnedAt)) : plainState(state, words);
  return (
    <span
      className={`flex shrink-0 items-center gap-1.5 rounded-full px-2.5 py-1 font-medium text-xs ${MARK_LOOKS[state]}`}
    >
      <Mark className="size-3.5" aria-hidden="true" />
      {text}
    </span>
  );
}

function plainState(state: RungState, words: PortalWords['badges']): string {
  if (state === 'next') return words.next;
  return state === 'locked' ? words.locked : words.current;
}

function Needs({ rung, has, isHeld }: { rung: RungView; has: Has; isHeld: boolean }) {
  const { balance } = useWords();
  const { badges: words } = usePortalWords();
  const { count } = useFormats();
  const of = (have: number, need: number) => ({ have: isHeld ? need : Math.min(have, need), need });
  const points = of(has.points, rung.pointsRequired);
  const achievements = of(has.achievements, rung.achievementsRequired);
  const lines = [
    { id: 'points', part: points, text: balance.ofPoints(count(points.have), count(points.need)) },
    {
      id: 'achievements',
      part: achievements,
      text: balance.ofAchievements(count(achievements.have), count(achievements.need), achievements.need),
    },
  ];
  return (
    <div>
      <h3 className="mb-1.5 text-soft text-xs">{words.needs}</h3>
      <ul className={isHeld ? 'grid gap-1' : 'grid gap-2.5'}>
        {lines.map(({ id, part, text }) => (
          <li key={id} className="text-sm tabular-nums">
            <p className={isHeld ? 'flex gap-2' : 'mb-1'}>
              {isHeld && <Check className="mt-0.5 size-4 shrink-0 text-leaf" aria-hidden="true" />}
              {text}
            </p>
            {!isHeld && (
              <Meter
                share={shareHad(part)}
                label={`${rung.name}: ${text}`}
                tone={part.have >= part.need ? 'leaf' : 'gold'}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Gives({ rung }: { rung: RungView }) {
  const { badges: words } = usePortalWords();
  const lines = benefitLines(rung, words, useFormats());
  return (
    <div>
      <h3 className="mb-1.5 text-soft text-xs">{words.gives}</h3>
      {lines.length === 0 ? (
        <p className="text-sm">{words.nothing}</p>
      ) : (
        <ul className="grid gap-1 text-sm">
          {lines.map((line) => (
            <li key={line} className="flex gap-2">
              <Gift className="mt-0.5 size-4 shrink-0 text-gold-ink" aria-hidden="true" />
              {line}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What a badge gives, a line each. */
export function benefitLines(
  { benefits }: Pick<RungView, 'benefits'>,
  words: PortalWords['badges'],
  { rate, factor }: Pick<Formats, 'rate' | 'factor'>,
): string[] {
  const hundredths = (value: number) => Math.round(value * 100);
  return [
    ...(benefits.cashbackBonusBps > 0 ? [words.bonus(rate(benefits.cashbackBonusBps))] : []),
    ...(benefits.cashbackMultiplier === 1 ? [] : [words.multiplier(factor(hundredths(benefits.cashbackMultiplier)))]),
    ...(benefits.pointsMultiplier === 1 ? [] : [words.points(factor(hundredths(benefits.pointsMultiplier)))]),
    ...benefits.perks,
  ];
}
