import { ArrowRight } from 'lucide-react';

import { Card, Section } from '#components/ui/card.tsx';
import { ReadyLink } from '#components/ui/ready-link.tsx';
import { useWords } from '#components/words/words.tsx';
import type { ActivityView } from '#server/insights/home/contract.ts';
import { ActivityItem, purchaseOf } from './activity-item.tsx';

/** The customer's latest facts, each with what it did. */
export function ActivityFeed({ activity }: { activity: readonly ActivityView[] }) {
  const words = useWords();
  return (
    <Section
      id="activity"
      title={words.activity.title}
      aside={activity.length > 0 && <SeeAll href="/activity" text={words.seeAll} />}
    >
      <Card>
        {activity.length === 0 ? (
          <p className="p-6 text-center text-soft">{words.activity.none}</p>
        ) : (
          <ol className="divide-y divide-line">
            {activity.map((item) => (
              <li key={item.id}>
                <ActivityItem item={item} href={hrefOf(item)} />
              </li>
            ))}
          </ol>
        )}
      </Card>
    </Section>
  );
}

function hrefOf(item: ActivityView): string | undefined {
  const purchase = purchaseOf(item);
  return purchase === null ? undefined : `/activity?purchase=${purchase}`;
}

/** The way from a part of the home page to the page of its own. */
export function SeeAll({ href, text }: { href: string; text: string }) {
  return (
    <ReadyLink
      href={href}
      className="-my-2.5 flex min-h-11 items-center gap-1 font-medium text-leaf text-sm underline-offset-4 hover:underline"
    >
      {text}
      <ArrowRight className="size-4" aria-hidden="true" />
    </ReadyLink>
  );
}
