import { Coins, Hourglass, type LucideIcon, Medal, Sparkles, TrendingUp, Trophy, Undo2 } from 'lucide-react';
import type { Words } from '#components/words/en.ts';
import type { Formats } from '#components/words/formats.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { ActivityView, CashbackWorking, Step } from '#server/insights/home/contract.ts';
import { countedText } from './standing.ts';
import { takenBackText } from './taken-back.ts';

/** What one fact did, in lines: badge, unlocks, points, cashback with its working. */
export function DeedLines({ item }: { item: ActivityView }) {
  const words = useWords();
  const formats = useFormats();
  const { did } = item;
  const waiting = waitingText(item, words);
  if (waiting) return <Line icon={Hourglass} tone="soft" text={waiting} />;
  return (
    <ul className="mt-2 grid gap-1" aria-label={words.activity.whatThisDid}>
      {did.badges.map((name) => (
        <li key={name}>
          <Line icon={Medal} tone="gold" text={words.activity.badge(name)} />
        </li>
      ))}
      {did.unlocked.map((name) => (
        <li key={name}>
          <Line icon={Trophy} tone="leaf" text={words.activity.unlocked(name)} />
        </li>
      ))}
      {did.lost.map((name) => (
        <li key={name}>
          <Line icon={Undo2} tone="soft" text={words.activity.lost(name)} />
        </li>
      ))}
      {did.points !== 0 && (
        <li>
          <Line icon={Sparkles} tone="gold" text={words.activity.points(formats.change(did.points))} />
        </li>
      )}
      {did.cashback && (
        <li>
          <CashbackLine working={did.cashback} />
        </li>
      )}
      {did.steps.length > 0 && (
        <li>
          <StepsLine steps={did.steps} />
        </li>
      )}
    </ul>
  );
}

function waitingText(item: ActivityView, { activity }: Words): string | null {
  if (item.kind !== 'purchase' || item.isRewarded) return null;
  return item.status === 'pending' ? activity.waitingForPayment : activity.inProgress;
}

const TONES = { gold: 'text-gold-ink', leaf: 'text-leaf', soft: 'text-soft' };

export function Line(props: { icon: LucideIcon; tone: keyof typeof TONES; text: string; detail?: string }) {
  const Icon = props.icon;
  return (
    <span className="mt-0.5 flex items-start gap-1.5 text-sm">
      <Icon className={`mt-[3px] size-3.5 shrink-0 ${TONES[props.tone]}`} aria-hidden="true" />
      <span className={props.tone === 'soft' ? 'text-soft text-xs leading-5' : ''}>
        {props.text}
        {props.detail && <span className="block text-soft text-xs tabular-nums">{props.detail}</span>}
      </span>
    </span>
  );
}

function CashbackLine({ working }: { working: CashbackWorking }) {
  const words = useWords();
  const formats = useFormats();
  if (working.takenBack) {
    const text = words.activity.cashbackLost(formats.money(-working.amount, working.currency));
    const { takenBack } = words.cashback;
    const { settledAt } = working.takenBack;
    const standing = takenBackText(working, working.takenBack, takenBack, formats);
    const detail = settledAt ? takenBack.doneOn(standing, formats.day(settledAt)) : standing;
    return <Line icon={Undo2} tone="soft" text={text} detail={detail} />;
  }
  const amount = formats.money(working.amount, working.currency);
  const text = words.activity.cashback(amount, words.cashback.status[working.status]);
  return <Line icon={Coins} tone="gold" text={text} detail={workingText(working, words, formats)} />;
}

/** Progress is quiet: one line, for the achievement nearest to done. */
function StepsLine({ steps: [nearest] }: { steps: readonly Step[] }) {
  const words = useWords();
  const formats = useFormats();
  if (!nearest) return null;
  const text = words.activity.step(nearest.name, countedText(nearest, words, formats));
  return <Line icon={TrendingUp} tone="soft" text={text} />;
}

/** The working of a rate: "5% for this amount + 1% Gold = 6%". */
export function workingText(working: CashbackWorking, { cashback }: Words, { rate, factor }: Formats): string {
  const { baseBps, bonusBps, rateBps, multiplierPct, badgeName } = working;
  const bonus = bonusBps > 0 ? rate(bonusBps) : null;
  const multiplier = multiplierPct === 100 ? null : factor(multiplierPct);
  return cashback.working(rate(baseBps), bonus, badgeName, multiplier, rate(rateBps));
}
