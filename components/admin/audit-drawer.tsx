'use client';

import { CopyableText } from '#components/ui/copyable-text.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { type Change, changesOf, fieldName, type Told } from './audit-changes.ts';
import type { Act } from './audit-screen.tsx';
import { AuditSubject } from './audit-subject.tsx';
import { useAuditWords } from './audit-words.ts';
import { DetailDrawer } from './detail-drawer.tsx';

/** One act with what it changed. */
export function AuditDrawer({ act, onClose }: { act: Act | null; onClose: () => void }) {
  const words = useAuditWords();
  return (
    <DetailDrawer opened={act !== null} title={act ? words.act(act) : words.title} onClose={onClose}>
      {act && <Detail act={act} />}
    </DetailDrawer>
  );
}

function Detail({ act }: { act: Act }) {
  const words = useAuditWords();
  const { instant } = useFormats();
  const changes = changesOf(act.before, act.after);
  const isComparison = act.before !== null && act.after !== null;
  return (
    <div className="grid gap-5">
      <Facts
        facts={[
          [words.columns.actor, words.actor(act.actor, act.actorName)],
          [words.columns.subject, <AuditSubject key="subject" act={act} isLink />],
          [words.columns.when, instant(act.createdAt)],
          act.address !== null && [words.address, act.address],
          [
            words.code,
            <span key="code" className="font-mono text-xs">
              {act.action} · {act.actor}
            </span>,
          ],
          act.subjectId !== null && [words.id, <CopyableText key="id" text={act.subjectId} />],
          act.requestId !== null && [words.request, <CopyableText key="request" text={act.requestId} />],
        ]}
      />
      <section>
        <h3 className="mb-2 font-semibold text-sm">{isComparison ? words.detail : words.values}</h3>
        {changes.length === 0 && <p className="text-sm text-soft">{words.noValues}</p>}
        {changes.length > 0 && (isComparison ? <Changes changes={changes} /> : <Values changes={changes} />)}
      </section>
    </div>
  );
}

/** The values of an act that made something, or ended it: there is nothing to compare them with. */
function Values({ changes }: { changes: readonly Change[] }) {
  return (
    <Facts
      facts={changes.map(({ field, before, after }) => [
        fieldName(field),
        <Value key={field} told={after ?? before} />,
      ])}
    />
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  const words = useAuditWords();
  return (
    <ul className="grid gap-3">
      {changes.map(({ field, before, after }) => (
        <li key={field} className="rounded border border-line text-sm">
          <p className="border-line border-b px-3 py-1.5 font-medium">{fieldName(field)}</p>
          <dl className="grid sm:grid-cols-2">
            <Side name={words.before} told={before} look="bg-alert-wash" />
            <Side name={words.after} told={after} look="bg-leaf-wash" />
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Side({ name, told, look }: { name: string; told: Told; look: string }) {
  return (
    <div className="min-w-0 p-3">
      <dt className="mb-1 text-soft text-xs">{name}</dt>
      <dd className={`rounded px-2 py-1 text-xs ${told === null ? '' : look}`}>
        <Value told={told} />
      </dd>
    </div>
  );
}

function Value({ told }: { told: Told }) {
  const words = useAuditWords();
  if (told === null || told === '') return <span className="text-soft">{words.none}</span>;
  if (typeof told === 'boolean') return <span>{told ? words.yes : words.no}</span>;
  return <span className="whitespace-pre-wrap tabular-nums [overflow-wrap:anywhere]">{told}</span>;
}
