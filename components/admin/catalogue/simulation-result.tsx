'use client';

import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge, type Tone } from '#components/ui/status-badge.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { periodInWords, repeatedPeriod } from '#components/words/period-in-words.ts';
import { reasonInWords, type SeenReason } from '#components/words/reason-in-words.ts';
import { useSpeechAboutCustomers } from '#components/words/speech.tsx';
import type { AchievementDefinition } from '#server/loyalty/achievements/contract.ts';
import type { AchievementTrial, TriedCycle, TriedFact, TriedPurchase } from '#server/loyalty/rules/trial.ts';
import { usePurchaseWords } from '../purchase-words.ts';
import { ExaminedTree } from './examined-tree.tsx';
import { useAchievementNames } from './rule-sentence.tsx';
import { useSimulationWords } from './simulation-words.ts';

type Props = {
  readonly trial: AchievementTrial;
  /** The rule as it was tried. */
  readonly definition: AchievementDefinition;
};

/** What came of a trial: the purchase with its conditions, where the customer stands, and the history with its reasons. */
export function SimulationResult({ trial, definition }: Props) {
  const words = useSimulationWords();
  return (
    <div className="mt-4 grid gap-4 border-line border-t pt-4 text-sm">
      {trial.purchase && <PurchaseVerdict purchase={trial.purchase} />}
      <section>
        <h3 className="mb-1 font-medium">{words.standing}</h3>
        {trial.cycles.length === 0 && <p className="text-soft text-xs">{words.noStanding}</p>}
        <ul className="grid gap-1">
          {trial.cycles.map((cycle) => (
            <Standing key={cycle.cycle} cycle={cycle} definition={definition} />
          ))}
        </ul>
      </section>
      <section>
        <h3 className="mb-1 font-medium">{words.facts}</h3>
        {trial.facts.length === 0 && <p className="text-soft text-xs">{words.noFacts}</p>}
        <ul className="grid gap-2">
          {trial.facts.map((fact) => (
            <FactLine key={fact.id} fact={fact} />
          ))}
        </ul>
      </section>
    </div>
  );
}

const COUNTED: ReadonlySet<string> = new Set(['matched', 'unlocked', 'kept']);

function PurchaseVerdict({ purchase }: { purchase: TriedPurchase }) {
  const words = useSimulationWords();
  const { change } = useFormats();
  const { audience, where, items, outcome, isUnlock } = purchase;
  const isCounted = isUnlock || COUNTED.has(outcome);
  const isHeld = outcome === 'already_unlocked';
  const verdict = isUnlock ? 'unlocked' : isCounted ? 'counted' : isHeld ? 'held' : 'not';
  return (
    <section className="grid gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <StatusBadge tone={isCounted ? 'good' : 'off'}>{words.verdicts[verdict]}</StatusBadge>
        {isUnlock && <span className="font-medium tabular-nums">{words.points(change(purchase.points))}</span>}
      </p>
      {verdict === 'not' && <Reasons reasons={purchase.reasons} />}
      {audience && <ExaminedTree title={words.audience} examined={audience} />}
      {where && <ExaminedTree title={words.conditions} examined={where} />}
      {items?.map(({ index, name, examined }) => (
        <ExaminedTree key={index} title={words.lines(name)} examined={examined} />
      ))}
    </section>
  );
}

type StandingProps = Pick<Props, 'definition'> & { readonly cycle: TriedCycle };

function Standing({ cycle, definition }: StandingProps) {
  const words = useSimulationWords();
  const formats = useFormats();
  const { count, instant, roundMoney } = formats;
  const isMoney = definition.criteria.type === 'spending';
  const period = repeatedPeriod(definition);
  const shown = (value: number | string) => (isMoney ? roundMoney(BigInt(value)) : count(BigInt(value)));
  const named = period && periodInWords(period, cycle.cycle, words.periods, formats);
  const nth = cycle.cycle > 1 ? words.cycle(count(cycle.cycle)) : null;
  const name = named ?? nth;
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-3">
      <span className="tabular-nums">
        {name && <span className="text-soft">{`${name}: `}</span>}
        {words.standingOf(shown(cycle.progress), shown(cycle.target))}
      </span>
      <span className="text-soft text-xs">
        {cycle.unlockedAt ? words.unlockedAt(instant(cycle.unlockedAt)) : words.open}
      </span>
    </li>
  );
}

const TONES: Record<string, Tone> = { unlocked: 'good', matched: 'good', kept: 'good', revoked: 'back' };

function FactLine({ fact }: { fact: TriedFact }) {
  const words = useSimulationWords();
  const { traceOutcomes } = usePurchaseWords();
  return (
    <li className="grid gap-1 rounded border border-line px-2.5 py-2 text-xs">
      <span className="flex flex-wrap items-center justify-between gap-2">
        <span>
          <span className="font-medium">{words.kinds[fact.kind] ?? fact.kind}</span>
          <Bought fact={fact} />
          <span className="block text-soft">
            <RelativeTime at={fact.occurredAt} />
            {fact.bought?.channel && ` · ${fact.bought.channel}`}
          </span>
        </span>
        <StatusBadge tone={TONES[fact.outcome] ?? 'waiting'}>{traceOutcomes[fact.outcome] ?? fact.outcome}</StatusBadge>
      </span>
      <Reasons reasons={fact.reasons} />
    </li>
  );
}

function Bought({ fact: { bought } }: { fact: TriedFact }) {
  const { money } = useFormats();
  return bought && <span className="tabular-nums"> {money(bought.amount, bought.currency)}</span>;
}

function Reasons({ reasons }: { reasons: readonly SeenReason[] }) {
  const nameOf = useAchievementNames();
  const speech = useSpeechAboutCustomers(nameOf);
  const said = [...new Set(reasons.map((reason) => reasonInWords(reason, speech)))];
  return said.map((text) => (
    <p key={text} className="text-soft text-xs">
      {text}
    </p>
  ));
}
