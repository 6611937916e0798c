'use client';

import { StatusBadge, type Tone } from '#components/ui/status-badge.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { reasonInWords, type SeenReason } from '#components/words/reason-in-words.ts';
import { useSpeechAboutCustomers } from '#components/words/speech.tsx';
import type { AchievementNames, RungNames } from '#server/insights/purchases/contract.ts';
import { usePurchaseWords } from './purchase-words.ts';
import { useSubjectName } from './subject-names.ts';

/** A line of a stored explanation, as the API answers it. */
export type TraceLine = {
  readonly subject: string;
  readonly outcome: string;
  readonly reasons: readonly Readonly<Record<string, unknown>>[];
};

const TONES: Record<string, Tone> = {
  unlocked: 'good',
  earned: 'good',
  granted: 'good',
  matched: 'good',
  revoked: 'back',
};

/** How something was worked out rather than why it was not; shown where the result is. */
const WORKINGS = new Set(['band', 'benefit']);

type Props = {
  readonly trace: readonly TraceLine[];
  readonly names: AchievementNames;
  readonly rungs: RungNames;
  /** Keys of the achievements whose progress changed. */
  readonly moved: ReadonlySet<string>;
  /** What the cashback came to, with its working. */
  readonly cashback: string | null;
};

/** What the engine considered, rule by rule, in plain words; what had been reached before comes last, folded. */
export function TraceList({ trace, ...names }: Props) {
  const words = usePurchaseWords();
  if (trace.length === 0) return <p className="p-4 text-sm text-soft">{words.rewards.noTrace}</p>;
  const isOld = ({ outcome }: TraceLine) => outcome === 'already_unlocked';
  const old = trace.filter(isOld);
  return (
    <>
      <Lines trace={trace.filter((line) => !isOld(line))} {...names} />
      {old.length > 0 && (
        <details className="border-line border-t">
          <summary className="min-h-11 cursor-pointer px-4 py-2.5 text-sm text-soft">
            {words.rewards.others(old.length)}
          </summary>
          <Lines trace={old} {...names} />
        </details>
      )}
    </>
  );
}

function Lines({ trace, names, rungs, moved, cashback }: Props) {
  const subjectOf = useSubjectName({ names, rungs });
  return (
    <ul className="divide-y divide-line text-sm">
      {trace.map((line) => (
        <li key={line.subject} className="grid gap-x-4 gap-y-1 px-4 py-2.5 sm:grid-cols-[11rem_8.5rem_minmax(0,1fr)]">
          <span className="font-medium">{subjectOf(line.subject)}</span>
          <span>
            <Outcome of={outcomeOf(line, moved)} />
          </span>
          <Reasons line={line} names={names} note={line.subject === 'cashback' ? cashback : null} />
        </li>
      ))}
    </ul>
  );
}

function Outcome({ of }: { of: string }) {
  const { traceOutcomes } = usePurchaseWords();
  return <StatusBadge tone={TONES[of] ?? 'waiting'}>{traceOutcomes[of] ?? of}</StatusBadge>;
}

/** A rule that was met and still moved nothing, since the like had counted before, is not told as counted. */
export function outcomeOf({ subject, outcome }: Pick<TraceLine, 'subject' | 'outcome'>, moved: ReadonlySet<string>) {
  const isUnmoved = outcome === 'matched' && !moved.has(subject.replace(/^achievement:/, ''));
  return isUnmoved ? 'unmoved' : outcome;
}

function Reasons({ line, names, note }: { line: TraceLine; names: AchievementNames; note: string | null }) {
  const speech = useSpeechAboutCustomers((key) => names[key]?.name ?? key);
  const { roundMoney } = useFormats();
  const words = usePurchaseWords();
  if (line.outcome === 'already_unlocked') return null;
  const isMoney = names[line.subject.replace(/^achievement:/, '')]?.isMoney === true;
  const said = line.reasons.flatMap((reason) => {
    if (!isReason(reason) || WORKINGS.has(reason.op)) return [];
    if (reason.field !== 'progress' || !isMoney) return [reasonInWords(reason, speech)];
    return [words.rewards.progress(amountOf(reason.observed), amountOf(reason.expected))];
  });
  return (
    <span className="grid gap-0.5 text-soft">
      {note !== null && <span>{note}</span>}
      {[...new Set(said)].map((text) => (
        <span key={text}>{text}</span>
      ))}
    </span>
  );

  function amountOf(value: unknown): string {
    return roundMoney(BigInt(String(value)));
  }
}

function isReason(reason: Readonly<Record<string, unknown>>): reason is SeenReason {
  return typeof reason.field === 'string' && typeof reason.op === 'string';
}
