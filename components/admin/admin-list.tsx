'use client';

import { Button } from '@mantine/core';
import { UserPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Answers } from '#components/trpc/answers.ts';
import { trpc } from '#components/trpc/client.tsx';
import type { Column } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { AdminActs } from './admin-acts.tsx';
import { AdminInvite } from './admin-invite.tsx';
import { ConsoleList } from './console-list.tsx';
import { useSettingsWords } from './settings-words.ts';
import { wholeList } from './whole-list.ts';

export type Admin = Answers['people']['admins'][number];

/** Who may run the program. */
export function AdminList() {
  const { settings } = useSettingsWords();
  const { people: words, parts } = settings;
  const query = trpc.people.admins.useQuery();
  const [isInviting, invite] = useState(false);
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <div className="flex flex-wrap items-center justify-between gap-3 border-line border-b p-3">
        <p className="min-w-0 flex-1 basis-64 text-sm text-soft">{words.roles}</p>
        <Button size="xs" leftSection={<UserPlus size={14} aria-hidden="true" />} onClick={() => invite(true)}>
          {words.invite}
        </Button>
      </div>
      <ConsoleList
        label={parts.people}
        columns={useColumns()}
        rowId={({ id }) => id}
        query={wholeList(query)}
        onTurn={() => undefined}
        empty={words.empty}
      />
      <AdminInvite opened={isInviting} onClose={() => invite(false)} />
    </div>
  );
}

function StateBadge({ admin: { disabledAt, isOpen } }: { admin: Admin }) {
  const { states } = useSettingsWords().settings.people;
  if (disabledAt) return <StatusBadge tone="bad">{states.disabled}</StatusBadge>;
  return isOpen ? (
    <StatusBadge tone="good">{states.active}</StatusBadge>
  ) : (
    <StatusBadge tone="waiting">{states.invited}</StatusBadge>
  );
}

function useColumns(): readonly Column<Admin>[] {
  const { people: words } = useSettingsWords().settings;
  return useMemo(() => {
    const { columns } = words;
    return [
      {
        key: 'name',
        title: columns.name,
        cell: ({ name, isSelf }) => (
          <span className="font-medium">
            {name ?? words.unnamed}
            {isSelf && <span className="ml-1.5 font-normal text-soft text-xs">{words.you}</span>}
          </span>
        ),
      },
      { key: 'email', title: columns.email, cell: ({ email }) => email },
      {
        key: 'state',
        title: columns.state,
        width: '9rem',
        phone: 'corner',
        cell: (admin) => <StateBadge admin={admin} />,
      },
      {
        key: 'since',
        title: columns.since,
        isNamed: true,
        width: '9rem',
        cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
      },
      {
        key: 'acts',
        title: columns.acts,
        width: '14rem',
        align: 'end',
        cell: (admin) => !admin.isSelf && <AdminActs admin={admin} />,
      },
    ];
  }, [words]);
}
