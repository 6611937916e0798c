'use client';

import { CircleDashed, Coins, type LucideIcon, Medal, Sparkles, TrendingUp, Trophy, Undo2 } from 'lucide-react';
import { chargesBeyond } from '#components/ui/charges.ts';
import { CopyableText } from '#components/ui/copyable-text.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { reasonInWords } from '#components/words/reason-in-words.ts';
import { useSpeech } from '#components/words/speech.tsx';
import { useWords } from '#components/words/words.tsx';
import type { PurchaseStory, StoryLine } from '#server/insights/portal/contract.ts';
import { titleOf } from './activity-item.tsx';
import { deedsInWords, type ToldDeed } from './deeds-in-words.ts';
import { PurchaseTimeline } from './purchase-timeline.tsx';
import { countedText } from './standing.ts';
import { StoryPart } from './story-drawer.tsx';

const MISSED = new Set(['not_matched', 'none', 'unmoved']);
const sameKey = (key: string) => key;

/** What a purchase did, what it did not do and why, and what became of its cashback. */
export function PurchaseStoryParts({ story }: { story: PurchaseStory }) {
  const portal = usePortalWords();
  const { purchase: words } = portal;
  const { formats } = useSpeech(sameKey);
  const missed = story.lines.filter(({ outcome }) => MISSED.has(outcome));
  const had = story.lines.filter(({ outcome }) => outcome === 'already_unlocked').map(({ name }) => name);
  return (
    <div className="grid gap-6 pb-6">
      <PurchaseHead story={story} />
      <StoryPart title={words.did}>
        <Did story={story} />
      </StoryPart>
      {story.purchase.isRewarded && missed.length + had.length > 0 && (
        <StoryPart title={words.notMore}>
          <ul className="divide-y divide-line">
            {missed.map((line) => (
              <Missed key={`${line.subject} ${line.name}`} line={line} />
            ))}
          </ul>
          {had.length > 0 && <p className="mt-2 text-sm text-soft">{words.already(formats.all(had))}</p>}
        </StoryPart>
      )}
      {(story.payment || story.refunds.length > 0) && (
        <StoryPart title={portal.cashback.timeline}>
          <PurchaseTimeline story={story} />
        </StoryPart>
      )}
      {story.items.length > 0 && <Items story={story} />}
    </div>
  );
}

function PurchaseHead({ story: { purchase, refunded } }: { story: PurchaseStory }) {
  const words = useWords();
  const portal = usePortalWords();
  const { day, instant, money } = useFormats();
  return (
    <div>
      <h2 className="font-semibold text-xl leading-tight tracking-tight">{titleOf(purchase, words)}</h2>
      <p className="mt-1 text-sm text-soft">
        <time dateTime={purchase.occurredAt.toISOString()} title={instant(purchase.occurredAt)}>
          {day(purchase.occurredAt)}
        </time>
      </p>
      <CopyableText text={purchase.orderId} />
      <p className="mt-3 font-semibold text-3xl tabular-nums tracking-tight">
        {money(purchase.amount, purchase.currency)}
      </p>
      {refunded > 0n && (
        <p className="mt-1 text-sm text-soft">
          {refunded >= purchase.amount
            ? portal.purchase.fullyRefunded
            : portal.purchase.refunded(money(refunded, purchase.currency))}
        </p>
      )}
    </div>
  );
}

const LOOKS: Record<ToldDeed['kind'] | 'step', LucideIcon> = {
  badge: Medal,
  unlock: Trophy,
  lost: Undo2,
  points: Sparkles,
  cashback: Coins,
  step: TrendingUp,
};

function Did({ story }: { story: PurchaseStory }) {
  const { purchase: words } = usePortalWords();
  const deeds = useDeeds(story);
  const { status, isRewarded } = story.purchase;
  if (!isRewarded) {
    return <p className="text-sm">{status === 'pending' ? words.waitingForPayment : words.waiting}</p>;
  }
  if (deeds.length === 0) return <p className="text-sm text-soft">{words.didNothing}</p>;
  return (
    <ul className="grid gap-2.5">
      {deeds.map(({ key, kind, text, details, isTakenBack }) => {
        const Icon = isTakenBack ? Undo2 : LOOKS[kind];
        return (
          <li key={key} className={`flex gap-2.5 text-sm ${isTakenBack ? 'text-soft' : ''}`}>
            <Icon className={`mt-0.5 size-4 shrink-0 ${isTakenBack ? '' : 'text-leaf'}`} aria-hidden="true" />
            <span>
              {text}
              {details.map((detail) => (
                <span key={detail} className="block text-soft text-xs tabular-nums">
                  {detail}
                </span>
              ))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

type Deed = Omit<ToldDeed, 'kind'> & { readonly kind: ToldDeed['kind'] | 'step' };

/** Badge, unlocks, points, cashback with its working, then every step on the way to something else. */
function useDeeds({ purchase, lines, refunded }: PurchaseStory): Deed[] {
  const words = useWords();
  const formats = useFormats();
  const say = refunded > 0n ? words.activity.stepThen : words.activity.step;
  const steps = lines.flatMap(({ name, outcome, progress }): Deed[] => {
    if (outcome !== 'matched' || !progress) return [];
    const text = say(name, countedText(progress, words, formats));
    return [{ key: name, kind: 'step', text, details: [], isTakenBack: false }];
  });
  return [...deedsInWords(purchase.did, words, formats), ...steps];
}

function Missed({ line }: { line: StoryLine }) {
  const words = useWords();
  const { purchase } = usePortalWords();
  const speech = useSpeech(sameKey);
  const isUnmoved = line.outcome === 'unmoved';
  const told = line.reasons.map((reason) => reasonInWords(reason, speech));
  // How far the ladder was is of that day; the customer may stand elsewhere by now.
  const seen = line.subject === 'badge' && told.length > 0 ? [purchase.stoodThen, ...told] : told;
  const reasons = isUnmoved ? [purchase.nothingNew] : seen;
  const formats = useFormats();
  const progress = line.progress ? countedText(line.progress, words, formats) : null;
  return (
    <li className="flex gap-2.5 py-2.5 text-sm">
      <CircleDashed className="mt-0.5 size-4 shrink-0 text-soft" aria-hidden="true" />
      <span>
        <span className="font-medium">{line.subject === 'cashback' ? purchase.cashbackNone : line.name}</span>
        {[...(progress ? [progress] : []), ...reasons].map((text) => (
          <span key={text} className="block text-soft">
            {text}
          </span>
        ))}
      </span>
    </li>
  );
}

function Items({ story: { items, purchase } }: { story: PurchaseStory }) {
  const { purchase: words } = usePortalWords();
  const { money, count } = useFormats();
  const charges = chargesBeyond(purchase.amount, items);
  return (
    <StoryPart title={words.items}>
      <ul className="divide-y divide-line">
        {items.map(({ name, quantity, unitAmount }) => (
          <li
            key={`${name} ${quantity} ${unitAmount}`}
            className="flex items-baseline justify-between gap-4 py-2 text-sm"
          >
            <span className="min-w-0">{name}</span>
            <span className="shrink-0 text-soft tabular-nums">
              {words.quantity(count(quantity), money(unitAmount, purchase.currency))}
            </span>
          </li>
        ))}
        {charges > 0n && (
          <li className="flex items-baseline justify-between gap-4 py-2 text-sm">
            <span className="min-w-0">{words.charges}</span>
            <span className="shrink-0 text-soft tabular-nums">{money(charges, purchase.currency)}</span>
          </li>
        )}
      </ul>
    </StoryPart>
  );
}
