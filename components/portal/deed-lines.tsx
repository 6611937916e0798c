import { Coins, Hourglass, type LucideIcon, Medal, Sparkles, TrendingUp, Trophy, Undo2 } from 'lucide-react';
import type { Words } from '#components/words/en.ts';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { ActivityView, Step } from '#server/insights/home/contract.ts';
import { deedsInWords } from './deeds-in-words.ts';
import { countedText } from './standing.ts';

/** What one fact did, in lines: badge, unlocks, points, cashback with its working. */
export function DeedLines({ item }: { item: ActivityView }) {
  const words = useWords();
  const formats = useFormats();
  const waiting = waitingText(item, words);
  if (waiting) return <Line icon={Hourglass} tone="soft" text={waiting} />;
  return (
    <ul className="mt-2 grid gap-1" aria-label={words.activity.whatThisDid}>
      {deedsInWords(item.did, words, formats).map(({ key, kind, isTakenBack, text, details }) => (
        <li key={key}>
          <Line {...(isTakenBack ? TAKEN_BACK : LOOKS[kind])} text={text} details={details} />
        </li>
      ))}
      {item.did.steps.length > 0 && (
        <li>
          <StepsLine steps={item.did.steps} isReturned={isReturned(item)} />
        </li>
      )}
    </ul>
  );
}

/** Part of it went back, or all: how far it had brought something is of the time before. */
function isReturned(item: ActivityView): boolean {
  return item.kind === 'purchase' && (item.status === 'refunded' || item.status === 'partially_refunded');
}

function waitingText(item: ActivityView, { activity }: Words): string | null {
  if (item.kind !== 'purchase' || item.isRewarded) return null;
  return item.status === 'pending' ? activity.waitingForPayment : activity.inProgress;
}

const TAKEN_BACK = { icon: Undo2, tone: 'soft' } as const;
const LOOKS = {
  badge: { icon: Medal, tone: 'gold' },
  unlock: { icon: Trophy, tone: 'leaf' },
  lost: TAKEN_BACK,
  points: { icon: Sparkles, tone: 'gold' },
  cashback: { icon: Coins, tone: 'gold' },
} as const;

const TONES = { gold: 'text-gold-ink', leaf: 'text-leaf', soft: 'text-soft' };

type LineProps = {
  readonly icon: LucideIcon;
  readonly tone: keyof typeof TONES;
  readonly text: string;
  readonly details?: readonly string[];
};

function Line(props: LineProps) {
  const Icon = props.icon;
  return (
    <span className="mt-0.5 flex items-start gap-1.5 text-sm">
      <Icon className={`mt-[3px] size-3.5 shrink-0 ${TONES[props.tone]}`} aria-hidden="true" />
      <span className={props.tone === 'soft' ? 'text-soft text-xs leading-5' : ''}>
        {props.text}
        {props.details?.map((detail) => (
          <span key={detail} className="block text-soft text-xs tabular-nums">
            {detail}
          </span>
        ))}
      </span>
    </span>
  );
}

/** Progress is quiet: one line, for the achievement nearest to done. */
function StepsLine({ steps: [nearest], isReturned: isThen }: { steps: readonly Step[]; isReturned: boolean }) {
  const words = useWords();
  const formats = useFormats();
  if (!nearest) return null;
  const say = isThen ? words.activity.stepThen : words.activity.step;
  const text = say(nearest.name, countedText(nearest, words, formats));
  return <Line icon={TrendingUp} tone="soft" text={text} />;
}
