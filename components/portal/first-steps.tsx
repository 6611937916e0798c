import { Check, ShoppingBag, Sparkles } from 'lucide-react';
import { Card, Section } from '#components/ui/card.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { Asks, HomeView } from '#server/insights/home/contract.ts';

/** What a customer who has bought nothing yet does first. */
export function FirstSteps({ view }: { view: HomeView }) {
  const { firstSteps } = useWords();
  const { count } = useFormats();
  const first = view.achievements.find(({ id }) => isAnyPurchase(view.asks[id]));
  const reward = first ? firstSteps.buyText(count(first.points), first.name) : firstSteps.buyPlain;
  return (
    <Section id="first-steps" title={firstSteps.title}>
      <Card>
        <ol className="divide-y divide-line sm:grid sm:grid-cols-3 sm:divide-x sm:divide-y-0">
          <Step
            icon={<Check className="size-5" aria-hidden="true" />}
            isDone
            title={firstSteps.joined}
            text={firstSteps.joinedText}
          />
          <Step icon={<ShoppingBag className="size-5" aria-hidden="true" />} title={firstSteps.buy} text={reward} />
          <Step
            icon={<Sparkles className="size-5" aria-hidden="true" />}
            title={firstSteps.earn}
            text={firstSteps.earnText}
          />
        </ol>
      </Card>
    </Section>
  );
}

function isAnyPurchase(asks: Asks | undefined): boolean {
  return asks?.criteria.type === 'purchase' && asks.criteria.target === 1 && !asks.criteria.where;
}

function Step(props: { icon: React.ReactNode; title: string; text: string; isDone?: boolean }) {
  const tone = props.isDone ? 'bg-leaf text-surface' : 'bg-leaf-wash text-leaf';
  return (
    <li className="flex gap-3.5 p-5">
      <div className={`grid size-9 shrink-0 place-items-center rounded-full ${tone}`}>{props.icon}</div>
      <div>
        <h3 className="font-semibold leading-snug">{props.title}</h3>
        <p className="mt-1 text-sm text-soft">{props.text}</p>
      </div>
    </li>
  );
}
