import { Undo2 } from 'lucide-react';
import { Card } from '#components/ui/card.tsx';
import { Medallion } from '#components/ui/medallion.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import type { BadgePassage } from '#server/insights/portal/contract.ts';

type Moment = { readonly key: string; readonly at: Date; readonly passage: BadgePassage; readonly isLost: boolean };

/** When each badge was reached, and when one was taken back. */
export function BadgeHistory({ passages }: { passages: readonly BadgePassage[] }) {
  const { badges: words } = usePortalWords();
  const moments = momentsOf(passages);
  return (
    <Card className="p-5">
      {moments.length === 0 ? (
        <p className="text-sm text-soft">{words.historyNone}</p>
      ) : (
        <ol className="grid gap-4">
          {moments.map((moment) => (
            <HistoryLine key={moment.key} moment={moment} />
          ))}
        </ol>
      )}
    </Card>
  );
}

function HistoryLine({ moment: { at, passage, isLost } }: { moment: Moment }) {
  const { badges: words } = usePortalWords();
  const { day, instant } = useFormats();
  return (
    <li className="flex items-center gap-3">
      {isLost ? (
        <span className="grid size-9 shrink-0 place-items-center rounded-full bg-page text-soft">
          <Undo2 className="size-4.5" aria-hidden="true" />
        </span>
      ) : (
        <Medallion color={passage.badge.color} className="size-9 shrink-0" />
      )}
      <span className="min-w-0">
        <span className="block font-medium text-sm">
          {isLost ? words.lost(passage.badge.name) : words.got(passage.badge.name)}
        </span>
        <time dateTime={at.toISOString()} title={instant(at)} className="block text-soft text-xs">
          {day(at)}
        </time>
      </span>
    </li>
  );
}

function momentsOf(passages: readonly BadgePassage[]): Moment[] {
  const moments = passages.flatMap((passage): Moment[] => {
    const got = { key: `${passage.id} got`, at: passage.earnedAt, passage, isLost: false };
    return passage.revokedAt
      ? [got, { key: `${passage.id} lost`, at: passage.revokedAt, passage, isLost: true }]
      : [got];
  });
  return moments.sort((a, b) => b.at.getTime() - a.at.getTime() || b.passage.badge.level - a.passage.badge.level);
}
