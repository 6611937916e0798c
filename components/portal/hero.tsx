import { ChevronRight } from 'lucide-react';
import { RingedMedallion } from '#components/ui/medallion.tsx';
import { ReadyLink } from '#components/ui/ready-link.tsx';
import { partOfDay } from '#components/ui/times.ts';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { HomeView, LadderView, Requirement } from '#server/insights/home/contract.ts';
import { HeroLeaves } from './hero-leaves.tsx';
import { shareHad } from './standing.ts';

const POINTS_RING = '#f0cf6b';
const ACHIEVEMENTS_RING = '#86dcae';

/** Who you are, what you have, and how far the next badge is: the first thing a customer sees. */
export function Hero({ view }: { view: HomeView }) {
  const words = useWords();
  const formats = useFormats();
  const { asOf, customer, program, points, ladder } = view;
  const greeting = words.greeting[partOfDay(asOf, program.timeZone)](firstName(customer.name));
  return (
    <section className="relative overflow-hidden rounded-card bg-linear-135 from-hero-from to-hero-to text-white shadow-card sm:rounded-3xl">
      <HeroLeaves className="-top-24 -right-20 absolute size-105 text-white/[0.045] md:size-140" />
      <div className="hero-grid relative grid items-center gap-x-4 p-5 sm:p-8 md:gap-x-8 lg:p-10">
        <div className="min-w-0 [grid-area:balance] md:self-end">
          <h1 className="text-balance text-base text-white/85 sm:text-lg">{greeting}</h1>
          <p className="mt-2 flex flex-wrap items-baseline gap-x-2 gap-y-1 font-semibold text-5xl tabular-nums leading-none tracking-tight max-[22.5rem]:text-4xl sm:text-6xl lg:text-7xl">
            {formats.count(points)}
            <span className="font-medium text-base text-white/80 tracking-normal sm:text-xl">
              {words.balance.points(points)}
            </span>
          </p>
        </div>
        <Standing ladder={ladder} cameBack={view.cashback.paidThisMonth} />
        <Rings ladder={ladder} />
        <Requirements ladder={ladder} />
      </div>
    </section>
  );
}

function firstName(name: string | null): string | null {
  return name?.trim().split(/\s+/)[0] ?? null;
}

/** The badge in words: its name, what it adds to cashback, and how much of that came back lately. */
function Standing({ ladder: { current }, cameBack }: { ladder: LadderView; cameBack: bigint }) {
  const { balance } = useWords();
  const formats = useFormats();
  return (
    <p className="mt-4 flex flex-wrap items-center gap-2 self-start text-sm [grid-area:standing]">
      <span className="rounded-full bg-white/12 px-3 py-1 font-medium">
        {current ? balance.badge(current.name) : balance.noBadge}
      </span>
      {current && current.cashbackBonusBps > 0 && (
        <span className="rounded-full bg-gold/20 px-3 py-1 font-medium text-[#f7e3a1]">
          {balance.bonus(formats.rate(current.cashbackBonusBps))}
        </span>
      )}
      {cameBack > 0n && (
        <ReadyLink
          href="/cashback"
          className="relative inline-flex items-center lg:hidden gap-1 rounded-full bg-white/12 px-3 py-1 font-medium tabular-nums after:absolute after:-inset-y-1.5 after:inset-x-0 hover:bg-white/20"
        >
          {balance.cameBack(formats.money(cameBack))}
          <ChevronRight className="-mr-1 size-4" aria-hidden="true" />
        </ReadyLink>
      )}
    </p>
  );
}

function Rings({ ladder }: { ladder: LadderView }) {
  const { balance } = useWords();
  const texts = useRequirementTexts(ladder);
  const { next } = ladder;
  const rings = [
    { share: next ? shareHad(next.points) : 1, color: POINTS_RING },
    { share: next ? shareHad(next.achievements) : 1, color: ACHIEVEMENTS_RING },
  ];
  const label = texts ? balance.ringLabel(texts.points, texts.achievements) : balance.top;
  return (
    <RingedMedallion
      color={ladder.current?.color ?? null}
      rings={rings}
      label={label}
      className="w-28 [grid-area:medal] max-[22.5rem]:w-24 sm:w-40 lg:w-48"
    />
  );
}

function Requirements({ ladder }: { ladder: LadderView }) {
  const { balance } = useWords();
  const texts = useRequirementTexts(ladder);
  if (!ladder.next || !texts) {
    return <p className="mt-5 text-balance text-white/85 [grid-area:way] md:mt-0 md:max-w-56">{balance.top}</p>;
  }
  const { badge, points, achievements } = ladder.next;
  return (
    <div className="mt-5 border-white/15 border-t pt-4 [grid-area:way] md:mt-0 md:border-t-0 md:pt-0">
      <h2 className="text-balance font-semibold text-lg leading-snug sm:text-xl">
        {balance.toNext(badge.name, texts.missing)}
      </h2>
      <ul className="mt-3 grid gap-2.5 text-white/90">
        <RequirementLine color={POINTS_RING} text={texts.points} requirement={points} />
        <RequirementLine color={ACHIEVEMENTS_RING} text={texts.achievements} requirement={achievements} />
      </ul>
      {badge.cashbackBonusBps > 0 && <NextBonus bps={badge.cashbackBonusBps} name={badge.name} />}
    </div>
  );
}

function NextBonus({ bps, name }: { bps: number; name: string }) {
  const { balance } = useWords();
  const formats = useFormats();
  return <p className="mt-3 text-sm text-white/75">{balance.nextGives(name, formats.rate(bps))}</p>;
}

function RequirementLine(props: { color: string; text: string; requirement: Requirement }) {
  const { balance } = useWords();
  const isMet = props.requirement.have >= props.requirement.need;
  return (
    <li className="flex items-center gap-2.5 font-medium tabular-nums">
      <span className="size-2.5 shrink-0 rounded-full" style={{ background: props.color }} aria-hidden="true" />
      <span>{props.text}</span>
      {isMet && <span className="rounded-full bg-white/12 px-2 py-0.5 text-xs">{balance.done}</span>}
    </li>
  );
}

function left({ have, need }: Requirement): number {
  return Math.max(need - have, 0);
}

/** More than is needed is shown as what is needed. */
function shown({ have, need }: Requirement): number {
  return Math.min(have, need);
}

type RequirementTexts = { readonly points: string; readonly achievements: string; readonly missing: string[] };

function useRequirementTexts({ next }: LadderView): RequirementTexts | null {
  const { balance } = useWords();
  const { count } = useFormats();
  if (!next) return null;
  const { points, achievements } = next;
  const [pointsLeft, achievementsLeft] = [left(points), left(achievements)];
  return {
    missing: [
      ...(pointsLeft > 0 ? [balance.pointsLeft(count(pointsLeft), pointsLeft)] : []),
      ...(achievementsLeft > 0 ? [balance.achievementsLeft(count(achievementsLeft), achievementsLeft)] : []),
    ],
    points: balance.ofPoints(count(shown(points)), count(points.need)),
    achievements: balance.ofAchievements(count(shown(achievements)), count(achievements.need), achievements.need),
  };
}
