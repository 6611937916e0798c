'use client';

import { Switch } from '@mantine/core';
import { trpc } from '#components/trpc/client.tsx';
import { useWords } from '#components/words/words.tsx';
import {
  NOTIFICATION_CHANNELS,
  NOTIFICATION_KINDS,
  type NotificationChannel,
  type NotificationKind,
} from '#db/enums.ts';
import { Complaint } from './complaint.tsx';

/** What a customer wants to be told of, and by which way. A switch counts at once; one that failed goes back. */
export function NewsChoices() {
  const { news: words } = useWords().access;
  const utils = trpc.useUtils();
  const { data = [] } = trpc.notifications.choices.useQuery();
  const chosen = trpc.notifications.choose.useMutation({
    onMutate: async (choice) => {
      await utils.notifications.choices.cancel();
      const before = utils.notifications.choices.getData();
      const isIt = ({ kind, channel }: typeof choice) => kind === choice.kind && channel === choice.channel;
      utils.notifications.choices.setData(undefined, (all) => all?.map((one) => (isIt(one) ? choice : one)));
      return { before };
    },
    onError: (_error, _choice, kept) => utils.notifications.choices.setData(undefined, kept?.before),
  });
  const isWanted = (kind: NotificationKind, channel: NotificationChannel) =>
    data.some((one) => one.kind === kind && one.channel === channel && one.isWanted);
  return (
    <div className="grid gap-4">
      <table className="w-full text-sm">
        <thead>
          <tr className="text-soft">
            <th scope="col" className="pb-2 text-left font-medium">
              {words.kind}
            </th>
            {NOTIFICATION_CHANNELS.map((channel) => (
              <th key={channel} scope="col" className="w-20 pb-2 text-center font-medium">
                {words.channels[channel]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {NOTIFICATION_KINDS.map((kind) => (
            <tr key={kind} className="border-line border-t">
              <th scope="row" className="py-1 text-left font-normal">
                {words.kinds[kind]}
              </th>
              {NOTIFICATION_CHANNELS.map((channel) => (
                <td key={channel} className="py-1">
                  <div className="grid min-h-11 place-items-center">
                    <Switch
                      size="md"
                      aria-label={words.choice(words.kinds[kind], words.channels[channel])}
                      checked={isWanted(kind, channel)}
                      onChange={(event) => chosen.mutate({ kind, channel, isWanted: event.currentTarget.checked })}
                    />
                  </div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Complaint error={chosen.error} />
    </div>
  );
}
