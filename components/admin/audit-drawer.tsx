'use client';

import { CopyableText } from '#components/ui/copyable-text.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { type Change, changesOf } from './audit-changes.ts';
import type { Act } from './audit-screen.tsx';
import { DetailDrawer } from './detail-drawer.tsx';
import { useSettingsWords } from './settings-words.ts';

/** One act with what it changed. */
export function AuditDrawer({ act, onClose }: { act: Act | null; onClose: () => void }) {
  const { audit: words } = useSettingsWords();
  return (
    <DetailDrawer opened={act !== null} title={act?.action ?? words.title} onClose={onClose}>
      {act && <Detail act={act} />}
    </DetailDrawer>
  );
}

function Detail({ act }: { act: Act }) {
  const { audit: words } = useSettingsWords();
  const { instant } = useFormats();
  const changes = changesOf(act.before, act.after);
  return (
    <div className="grid gap-5">
      <Facts
        facts={[
          [words.columns.actor, act.actorName ?? act.actor],
          [words.columns.subject, act.subjectType],
          act.subjectId !== null && [words.id, <CopyableText key="id" text={act.subjectId} />],
          [words.columns.when, instant(act.createdAt)],
          act.address !== null && [words.address, act.address],
          act.requestId !== null && [words.request, <CopyableText key="request" text={act.requestId} />],
        ]}
      />
      <section>
        <h3 className="mb-2 font-semibold text-sm">{words.detail}</h3>
        {changes.length === 0 ? <p className="text-sm text-soft">{words.noValues}</p> : <Changes changes={changes} />}
      </section>
    </div>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  const { audit: words } = useSettingsWords();
  return (
    <ul className="grid gap-3">
      {changes.map(({ field, before, after }) => (
        <li key={field} className="rounded border border-line text-sm">
          <p className="border-line border-b px-3 py-1.5 font-medium">{field}</p>
          <dl className="grid sm:grid-cols-2">
            <Side name={words.before} text={before} look="bg-alert-wash" />
            <Side name={words.after} text={after} look="bg-leaf-wash" />
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Side({ name, text, look }: { name: string; text: string | null; look: string }) {
  const { audit: words } = useSettingsWords();
  return (
    <div className="min-w-0 p-3">
      <dt className="mb-1 text-soft text-xs">{name}</dt>
      <dd
        className={`whitespace-pre-wrap rounded px-2 py-1 font-mono text-xs [overflow-wrap:anywhere] ${text === null ? '' : look}`}
      >
        {text ?? words.none}
      </dd>
    </div>
  );
}
